# Everything that `bin/test`, `bin/dev` and `bin/bench` want, and formatters for Nix.
{
  lib,
  stdenv,
  mkShell,
  cargo,
  rustc,
  rustfmt,
  clippy,
  rust-analyzer,
  cargo-deny,
  cargo-fuzz,
  nodejs,
  python3,
  postgresql,
  openldap,
  nginx,
  wrk,
  chromium,
  nixfmt,
  deadnix,
}:

mkShell {
  packages = [
    cargo
    rustc
    rustfmt
    clippy
    rust-analyzer
    cargo-deny
    cargo-fuzz
    nodejs
    (python3.withPackages (python: [ python.icalendar ]))
    postgresql
    nginx
    wrk
    nixfmt
    deadnix
  ]
  ++ lib.optionals stdenv.hostPlatform.isLinux [
    openldap
    chromium
  ];
}
