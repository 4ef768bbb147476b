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
  nodejs,
  python3,
  postgresql,
  openldap,
  nginx,
  wrk,
  chromium,
  sqlite,
  sslscan,
  pebble,
  slowhttptest,
  strace,
  shellcheck,
  zsh,
  fish,
  libfaketime,
  nixfmt,
  deadnix,
  nix,
  systemd,
}:

mkShell {
  # The tests look for Debian's otherwise.
  CHROMIUM = lib.optionalString stdenv.hostPlatform.isLinux (lib.getExe chromium);

  packages = [
    cargo
    rustc
    rustfmt
    clippy
    rust-analyzer
    cargo-deny
    nodejs
    (python3.withPackages (python: [
      python.icalendar
      python.prometheus-client
      python.pyflakes
    ]))
    postgresql
    nginx
    wrk
    sqlite
    sslscan
    shellcheck
    zsh
    fish
    libfaketime
    nixfmt
    deadnix
    nix
  ]
  ++ lib.optionals stdenv.hostPlatform.isLinux [
    openldap
    chromium
    pebble
    slowhttptest
    strace
    # systemd-analyze, which scores the units.
    systemd
  ];
}
