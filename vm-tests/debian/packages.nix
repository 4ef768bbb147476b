# The packages that the machines of tests ask for, where Debian stands in for NixOS: scripts and files are really built by
# Nix, on the machine that runs the tests; programs are Debian's own, below /usr.
{
  # The program under test, and something that changes with it.
  program,
  stamp,
}:

let
  inherit (import ../../tests/nix/lib.nix) types;
  inherit (builtins)
    concatStringsSep
    isAttrs
    isList
    toJSON
    ;

  # Scripts and texts are given as variables, which keep what hangs on what.
  build =
    name: variables: script:
    derivation (
      {
        inherit name;
        system = builtins.currentSystem;
        builder = "/bin/sh";
        args = [
          "-euc"
          "PATH=/usr/bin:/bin; ${script}"
        ];
      }
      // variables
    )
    // {
      meta.mainProgram = name;
    };

  script =
    name: text:
    build name { inherit text; } ''
      mkdir -p $out/bin
      printf '#!/bin/bash\n%s' "$text" >$out/bin/${name}
      chmod +x $out/bin/${name}
      /bin/bash -n $out/bin/${name}
    '';

  debian = name: {
    type = "derivation";
    inherit name;
    outPath = "/usr";
    meta.mainProgram = name;
  };
  names = [
    "coreutils"
    "curl"
    "findutils"
    "gawk"
    "gnugrep"
    "gnused"
    "iproute2"
    "ncurses"
    "newt"
    "openldap"
    "openssl"
    "qrencode"
    "shadow"
    "systemd"
    "util-linux"
  ];

  toml =
    value:
    if isAttrs value then
      "{ ${
        concatStringsSep ", " (
          builtins.attrValues (builtins.mapAttrs (name: one: "${toJSON name} = ${toml one}") value)
        )
      } }"
    else if isList value then
      "[ ${concatStringsSep ", " (map toml value)} ]"
    else
      toJSON value;
in
builtins.listToAttrs (
  map (name: {
    inherit name;
    value = debian name;
  }) names
)
// {
  # Runs the one that was built; in the machine that one lies here instead.
  bitpoll = build "bitpoll" { inherit program stamp; } ''
    mkdir -p $out/bin
    printf '#!/bin/sh\nexec %s "$@"\n' $program >$out/bin/bitpoll
    chmod +x $out/bin/bitpoll
  '';

  stdenv = {
    buildPlatform.canExecute = _: true;
    hostPlatform.isLinux = true;
  };
  formats.toml = _: {
    type = types.submodule { };
    generate =
      name: settings:
      build name {
        text = concatStringsSep "\n" (
          builtins.attrValues (builtins.mapAttrs (key: value: "${key} = ${toml value}") settings)
        );
      } ''printf '%s\n' "$text" >$out'';
  };
  runCommand = build;
  writeText = name: text: build name { inherit text; } ''printf %s "$text" >$out'';
  writeShellScriptBin = script;
  writeShellApplication =
    { name, text, runtimeInputs ? [ ] }:
    script name ''
      set -o errexit -o nounset -o pipefail
      export PATH="${concatStringsSep ":" (map (one: "${one}/bin:${one}/sbin") runtimeInputs)}:$PATH"
      ${text}
    '';
}
