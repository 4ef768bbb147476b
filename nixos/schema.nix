# Checks settings against the program's own JSON Schema (docs/config.schema.json, which `bitpoll config schema`
# prints), so far as that schema goes. Pure: `{ lib, schema }` to functions.
{ lib, schema }:

let
  inherit (lib)
    any
    attrNames
    concatLists
    concatMap
    concatStringsSep
    elem
    findFirst
    hasAttr
    imap0
    isAttrs
    isBool
    isFloat
    isInt
    isList
    isString
    mapAttrsToList
    optional
    sort
    ;
  inherit (lib.strings) levenshtein levenshteinAtMost;

  # The known name that is nearest to a misspelt one, if any is near.
  near =
    known: name:
    findFirst (_: true) null (
      sort (a: b: levenshtein name a < levenshtein name b) (
        builtins.filter (levenshteinAtMost 3 name) known
      )
    );

  isOf = {
    string = isString;
    integer = isInt;
    number = value: isInt value || isFloat value;
    boolean = isBool;
    array = isList;
    object = isAttrs;
  };

  shown = value: if isAttrs value || isList value then builtins.toJSON value else toString value;

  # Problems of a value at a path, each a sentence.
  problems =
    path: rule: value:
    if rule ? anyOf then
      let
        found = map (one: problems path one value) rule.anyOf;
      in
      if any (one: one == [ ]) found then [ ] else lib.last found
    else if rule ? const && value != rule.const then
      [ "${path} must be ${shown rule.const}." ]
    else if rule ? enum && !elem value rule.enum then
      [ "${path} is ${shown value}, but must be one of ${concatStringsSep ", " (map shown rule.enum)}." ]
    else if rule ? type && !isOf.${rule.type} value then
      [ "${path} must be of the type ${rule.type}." ]
    else if rule ? minimum && value < rule.minimum || rule ? maximum && value > rule.maximum then
      [ "${path} is ${shown value}, but must be from ${shown rule.minimum} to ${shown rule.maximum}." ]
    else if isList value && rule ? items then
      concatLists (imap0 (at: problems "${path}.${toString at}" rule.items) value)
    else if isAttrs value && rule ? properties then
      table path rule value
    else
      [ ];

  table =
    path: rule: value:
    let
      known = attrNames rule.properties;
      key =
        name: given:
        let
          better = near known name;
        in
        if hasAttr name rule.properties then
          problems "${path}.${name}" rule.properties.${name} given
        else
          [
            (
              "${path}.${name} is no option of bitpoll"
              + (if better == null then "." else "; did you mean ${better}?")
            )
          ];
      missing = builtins.filter (name: !hasAttr name value) (rule.required or [ ]);
    in
    concatLists (mapAttrsToList key value) ++ map (name: "${path}.${name} is missing.") missing;

  # A database address without a password is no secret.
  harmless = value: isString value && builtins.match ".*://[^/@]*:[^/@]*@.*" value == null;

  secrets =
    path: rule: value:
    if isAttrs value then
      concatMap (name: secrets "${path}.${name}" (rule.properties.${name} or { }) value.${name}) (
        attrNames value
      )
    else if isList value then
      concatLists (imap0 (at: secrets "${path}.${toString at}" (rule.items or { })) value)
    else
      optional ((rule.writeOnly or false) && !(lib.hasSuffix ".database" path && harmless value)) path;

  of = property: optional (property ? x-credential) (lib.removePrefix "bitpoll." property.x-credential);
  from = rule: concatMap (name: of rule.properties.${name}) (attrNames rule.properties);
  lists = builtins.filter (name: schema.properties.${name} ? items.properties) (
    attrNames schema.properties
  );
  credentials = from schema ++ concatMap (name: from schema.properties.${name}.items) lists;
  # `oidc.<id>.client_secret` stands for every id.
  pattern = builtins.replaceStrings [ "." "<id>" ] [ "[.]" "[^.]+" ];
in
{
  # What is wrong with settings: sentences that name the key.
  problems = path: problems path schema;

  # Paths of the secrets in settings, which everybody could read in the store.
  secrets = path: secrets path schema;

  # The names under which the program takes credentials, without its own: `smtp_password`.
  inherit credentials;
  isCredential = name: any (known: builtins.match (pattern known) name != null) credentials;
}
