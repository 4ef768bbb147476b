# The program from source. With `pkgsStatic.callPackage` it becomes one static file (musl).
{
  lib,
  rustPlatform,
  installShellFiles,
  stdenv,
}:

let
  manifest = lib.importTOML ../Cargo.toml;
in
rustPlatform.buildRustPackage {
  pname = "bitpoll";
  inherit (manifest.package) version;

  # What is built or embedded, and the unit tests; documents and scripts are no reason to build again.
  src = lib.fileset.toSource {
    root = ../.;
    fileset = lib.fileset.unions [
      ../.cargo/config.toml
      ../Cargo.toml
      ../Cargo.lock
      ../build.rs
      ../clippy.toml
      ../src
      ../assets
      ../migrations
      ../tests/catalogues
      ../tests/it
    ];
  };

  cargoLock.lockFile = ../Cargo.lock;
  nativeBuildInputs = [ installShellFiles ];

  # The tests in tests/it want PostgreSQL, mail and directory servers, and a browser: `bin/test` has them.
  cargoTestFlags = [ "--lib" ];
  # Cross-built tests cannot run.
  doCheck = stdenv.buildPlatform.canExecute stdenv.hostPlatform;

  meta = {
    inherit (manifest.package) description;
    license = lib.licenses.agpl3Plus;
    mainProgram = "bitpoll";
    platforms = lib.platforms.unix;
  };
}
