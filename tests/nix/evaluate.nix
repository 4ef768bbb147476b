# A small module system, enough for one module beside others that are only noted: `evaluate { services.bitpoll… }`
# gives `options`, `config`, `failed` (messages of assertions) and the text of units.
let
  lib = import ./lib.nix;
  inherit (builtins)
    attrNames
    concatLists
    concatMap
    concatStringsSep
    filter
    foldl'
    isAttrs
    isBool
    isList
    mapAttrs
    toJSON
    ;

  package = name: {
    type = "derivation";
    inherit name;
    outPath = "/nix/store/${name}";
    meta.mainProgram = name;
  };
  pkgs = {
    bitpoll = package "bitpoll";
    coreutils = package "coreutils";
    stdenv = {
      buildPlatform.canExecute = _: true;
      hostPlatform.isLinux = true;
    };
    formats.toml = _: {
      type = lib.types.submodule { };
      generate = name: _: package name;
    };
    runCommand =
      name: _: _:
      package name;
    writeShellScriptBin = name: _: package name;
  };

  isLeaf = value: !isAttrs value || (value.type or null) == "derivation";

  # A value with its conditions taken away: a list of values with their priorities.
  discharge =
    value:
    let
      kind = if isLeaf value then null else value._type or null;
    in
    if kind == "if" then
      if value.condition then discharge value.content else [ ]
    else if kind == "merge" then
      concatMap discharge value.contents
    else if kind == "override" then
      map (one: one // { inherit (value) priority; }) (discharge value.content)
    else
      [
        {
          priority = 100;
          inherit value;
        }
      ];

  merge =
    definitions:
    let
      found = concatMap discharge definitions;
      strongest = foldl' (least: one: if one.priority < least then one.priority else least) 10000 found;
      values = map (one: one.value) (filter (one: one.priority == strongest) found);
      first = builtins.head values;
    in
    if values == [ ] then
      { }
    else if isList first then
      concatLists values
    else if isLeaf first then
      first
    else
      mapAttrs (_: merge) (filterEmpty (builtins.zipAttrsWith (_: all: all) values));

  # Names whose every definition is conditional and off are not there.
  filterEmpty = lib.filterAttrs (_: definitions: concatMap discharge definitions != [ ]);

  # What is said of services.bitpoll, by the option's type; or that there is no such option.
  typed =
    path: options: given:
    if (options._type or null) == "option" then
      let
        value = if given == [ ] then options.default else merge given;
      in
      if options.type.check value then
        value
      else
        throw "services.bitpoll${path} must be: ${options.type.name}"
    else
      let
        unknown = filter (name: !options ? ${name}) (concatMap attrNames values);
        values = map (one: one.value) (concatMap discharge given);
        of = name: map (value: value.${name}) (filter (value: value ? ${name}) values);
      in
      if unknown != [ ] then
        throw "services.bitpoll${path}.${builtins.head unknown} does not exist"
      else
        mapAttrs (name: option: typed "${path}.${name}" option (of name)) options;

  evaluate =
    given:
    let
      module = import ../../nixos/module.nix {
        inherit lib pkgs;
        config = {
          services.bitpoll = own;
        };
      };
      # The module sets no other option of its own.
      settings = map (one: one.value.services.bitpoll.settings) (discharge module.config);
      own = typed "" module.options.services.bitpoll [ given ] // {
        settings = merge (settings ++ [ (given.settings or { }) ]);
      };
      config = merge [ module.config ];
    in
    {
      inherit (module) options;
      inherit own config;
      failed = builtins.deepSeq (removeAttrs own [ "package" "settings" ]) map (one: one.message) (filter (one: !one.assertion) (config.assertions or [ ]));
    };

  line =
    name: value:
    if isList value then
      concatMap (line name) value
    else
      [ "${name}=${if isBool value then (if value then "true" else "false") else toString value}\n" ];
  section =
    title: pairs: "[${title}]\n" + concatStringsSep "" (concatLists (lib.mapAttrsToList line pairs));
  joined = list: concatStringsSep " " list;
  nonEmpty = lib.filterAttrs (_: value: value != [ ] && value != "");
in
{
  inherit lib evaluate;

  # A service as systemd reads it.
  service =
    unit:
    section "Unit" (nonEmpty {
      Description = unit.description;
      After = joined unit.after;
      Requires = joined unit.requires;
      Wants = joined (unit.wants or [ ]);
    })
    + "\n"
    + section "Service" (
      (nonEmpty {
        Environment = lib.mapAttrsToList (name: value: toJSON "${name}=${value}") (unit.environment or { });
      })
      // unit.serviceConfig
    )
    + "\n"
    + section "Install" { WantedBy = joined unit.wantedBy; };
}
