# A small module system, enough for our modules beside others that are only noted. What it makes of a module was
# compared with nixpkgs' own (docs/nix.md).
{
  # The packages that modules ask for; names alone if nothing is to be built of them.
  pkgs ? import ./pkgs.nix,
}:

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
    isFunction
    isList
    mapAttrs
    pathExists
    toJSON
    ;

  isLeaf = value: !isAttrs value || (value.type or null) == "derivation";
  isOption = value: (value._type or null) == "option";
  kindOf = value: if isLeaf value then null else value._type or null;

  # A value with its conditions taken away: a list of values with their priorities.
  discharge =
    value:
    let
      kind = kindOf value;
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

  # Sets out of a definition, with its conditions moved to their values, so that one value can hang on another one.
  push =
    definition:
    let
      kind = kindOf definition;
    in
    if kind == "if" then
      map (mapAttrs (_: lib.mkIf definition.condition)) (push definition.content)
    else if kind == "merge" then
      concatMap push definition.contents
    else if kind == "override" then
      map (mapAttrs (_: lib.mkOverride definition.priority)) (push definition.content)
    else
      [ definition ];

  # A module and those that it imports. What is not there is a part of nixpkgs, which stays out.
  collect =
    args: given:
    let
      isFile = builtins.isString given || builtins.isPath given;
      module = if isFile then import given else given;
      body = if isFunction module then module args else module;
      own =
        if body ? config || body ? options then
          { options = { }; config = { }; } // body
        else
          {
            options = { };
            config = removeAttrs body [ "imports" ];
          };
    in
    if isFile && !pathExists given then [ ] else [ own ] ++ concatMap (collect args) (body.imports or [ ]);

  union =
    a: b:
    a
    // mapAttrs (
      name: value: if a ? ${name} && isAttrs value && !isOption value then union a.${name} value else value
    ) b;

  # The values of options, by their types; where a table has options, no other name may be in it. What has no option
  # here is noted as it is.
  values =
    path: options: definitions:
    let
      sets = concatMap push definitions;
      of = name: map (set: set.${name}) (filter (set: set ? ${name}) sets);
      below = name: if path == "" then name else "${path}.${name}";
      strict = builtins.any isOption (builtins.attrValues options);
      noted = removeAttrs (builtins.zipAttrsWith (_: all: all) sets) (attrNames options);
      unknown = attrNames noted;
    in
    if strict && unknown != [ ] then
      throw "${below (builtins.head unknown)} does not exist"
    else
      mapAttrs (_: merge) noted
      // mapAttrs (
        name: option: (if isOption option then typed else values) (below name) option (of name)
      ) options;

  typed =
    path: option: given:
    let
      value = if concatMap discharge given == [ ] then option.default else merge given;
    in
    if option.type.check value then value else throw "${path} must be: ${option.type.name}";

  # What modules make of each other: `options` and `config`.
  system =
    args: modules:
    let
      all = concatMap (collect (args // { inherit lib pkgs config; })) modules;
      options = foldl' union { } (map (module: module.options) all);
      config = values "" options (map (module: module.config) all);
    in
    {
      inherit options config;
      failed = map (one: one.message) (filter (one: !one.assertion) (lib.optionals (config.assertions or { } != { }) config.assertions));
    };

  # `services.bitpoll` as given, with `failed`, the messages of assertions.
  evaluate =
    given:
    let
      made = system { } [
        ../../nixos/module.nix
        { services.bitpoll = given; }
      ];
      own = removeAttrs made.config.services.bitpoll [
        "package"
        "settings"
      ];
    in
    made // { failed = builtins.deepSeq own made.failed; };

  line =
    name: value:
    if isList value then
      concatMap (line name) value
    else
      [ "${name}=${if isBool value then (if value then "true" else "false") else toString value}\n" ];
  section =
    title: pairs:
    if pairs == { } then
      [ ]
    else
      [ ("[${title}]\n" + concatStringsSep "" (concatLists (lib.mapAttrsToList line pairs))) ];
  joined = list: concatStringsSep " " list;
  nonEmpty = lib.filterAttrs (_: value: value != [ ] && value != "");

  # A unit as systemd reads it, with further sections.
  unit =
    given: sections:
    concatStringsSep "\n" (
      section "Unit" (
        nonEmpty {
          Description = given.description or "";
          After = joined (given.after or [ ]);
          Before = joined (given.before or [ ]);
          Conflicts = joined (given.conflicts or [ ]);
          Requires = joined (given.requires or [ ]);
          Wants = joined (given.wants or [ ]);
        }
        // given.unitConfig or { }
      )
      ++ sections
      ++ section "Install" (nonEmpty {
        WantedBy = joined (given.wantedBy or [ ]);
        RequiredBy = joined (given.requiredBy or [ ]);
      })
    );
in
{
  inherit lib evaluate system;

  service =
    given:
    let
      path = lib.optionalAttrs (given ? path) {
        PATH = concatStringsSep ":" (concatMap (one: [ "${one}/bin" "${one}/sbin" ]) given.path);
      };
    in
    unit given (
      section "Service" (
        nonEmpty {
          Environment = lib.mapAttrsToList (name: value: toJSON "${name}=${value}") (
            path // given.environment or { }
          );
        }
        // given.serviceConfig or { }
      )
    );

  socket =
    given: unit given (section "Socket" ({ ListenStream = given.listenStreams or [ ]; } // given.socketConfig or { }));

  target = given: unit given [ ];

  # The timer that starts a service of the same name, and what else is said of it.
  timer =
    given: more:
    unit { wantedBy = [ "timers.target" ]; } (
      section "Timer" ({ OnCalendar = given.startAt; } // more.timerConfig or { })
    );
}
