# The parts of nixpkgs' `lib` and `pkgs` that the module uses, so that it can be evaluated where nixpkgs is not to be
# had. What it makes of a module was compared with the real one (docs/nix.md).
let
  inherit (builtins)
    all
    attrNames
    concatLists
    concatMap
    concatStringsSep
    elem
    elemAt
    filter
    foldl'
    fromJSON
    genList
    hasAttr
    head
    isAttrs
    isBool
    isFloat
    isInt
    isList
    isString
    length
    listToAttrs
    mapAttrs
    match
    readFile
    sort
    stringLength
    substring
    ;

  imap0 = f: list: genList (at: f at (elemAt list at)) (length list);
  last = list: elemAt list (length list - 1);
  min = a: b: if a < b then a else b;
  filterAttrs =
    keep: set:
    listToAttrs (
      map (name: {
        inherit name;
        value = set.${name};
      }) (filter (name: keep name set.${name}) (attrNames set))
    );

  # The distance between two words, a row of the table at a time (Wagner and Fischer).
  levenshtein =
    a: b:
    let
      letter = word: at: substring at 1 word;
      row =
        above: i:
        foldl' (
          row: j:
          row
          ++ [
            (min (min (last row + 1) (elemAt above (j + 1) + 1)) (
              elemAt above j + (if letter a i == letter b j then 0 else 1)
            ))
          ]
        ) [ (i + 1) ] (genList (j: j) (stringLength b));
    in
    last (
      foldl' row (genList (j: j) (stringLength b + 1)) (genList (i: i) (stringLength a))
    );

  type = name: check: { inherit name check; };
  outside = path: isString path && match "/.*" path != null && match "/nix/store/.*" path == null;

  lib = {
    inherit (builtins)
      all
      any
      attrNames
      concatLists
      concatMap
      concatStringsSep
      elem
      filter
      hasAttr
      head
      isAttrs
      isBool
      isFloat
      isInt
      isList
      isString
      mapAttrs
      replaceStrings
      sort
      ;
    inherit filterAttrs imap0 last;
    findFirst =
      is: otherwise: list:
      let
        found = filter is list;
      in
      if found == [ ] then otherwise else head found;
    genAttrs =
      names: f:
      listToAttrs (
        map (name: {
          inherit name;
          value = f name;
        }) names
      );
    getExe = package: "${package}/bin/${package.meta.mainProgram or package.name}";
    hasPrefix = prefix: text: substring 0 (stringLength prefix) text == prefix;
    hasSuffix =
      suffix: text:
      let
        from = stringLength text - stringLength suffix;
      in
      from >= 0 && substring from (stringLength text) text == suffix;
    importJSON = file: fromJSON (readFile file);
    concatStrings = concatStringsSep "";
    replicate = times: one: genList (_: one) times;
    concatMapStringsSep = between: f: list: concatStringsSep between (map f list);
    escapeShellArg = text: "'${builtins.replaceStrings [ "'" ] [ "'\\''" ] text}'";
    literalExpression = text: text;
    mapAttrsToList = f: set: map (name: f name set.${name}) (attrNames set);
    optional = condition: one: if condition then [ one ] else [ ];
    optionals = condition: list: if condition then list else [ ];
    optionalAttrs = condition: set: if condition then set else { };
    optionalString = condition: text: if condition then text else "";
    removePrefix =
      prefix: text:
      if lib.hasPrefix prefix text then substring (stringLength prefix) (stringLength text) text else text;
    strings = {
      inherit levenshtein;
      levenshteinAtMost =
        most: a: b:
        levenshtein a b <= most;
    };

    mkOption = option: { _type = "option"; } // option;
    mkEnableOption =
      what:
      lib.mkOption {
        type = lib.types.bool;
        default = false;
        description = "Whether to enable ${what}.";
      };
    mkIf = condition: content: {
      _type = "if";
      inherit condition content;
    };
    mkMerge = contents: {
      _type = "merge";
      inherit contents;
    };
    mkOverride = priority: content: {
      _type = "override";
      inherit priority content;
    };
    mkDefault = lib.mkOverride 1000;
    mkForce = lib.mkOverride 50;

    types = {
      bool = type "boolean" isBool;
      str = type "string" isString;
      path = type "absolute path" (path: match "/.*" (toString path) != null);
      port = type "port" (port: isInt port && port >= 0 && port <= 65535);
      ints.positive = type "positive integer" (number: isInt number && number > 0);
      package = type "package" isAttrs;
      pathWith = _: type "absolute path outside of the store" outside;
      nullOr = inner: type "null or ${inner.name}" (value: value == null || inner.check value);
      listOf = inner: type "list of ${inner.name}" (value: isList value && all inner.check value);
      attrsOf =
        inner:
        type "attribute set of ${inner.name}" (
          value: isAttrs value && all (name: inner.check value.${name}) (attrNames value)
        );
      enum = words: type "one of ${concatStringsSep ", " words}" (word: elem word words);
      submodule = _: type "attribute set" isAttrs // { isSubmodule = true; };
    };
  };
in
lib
