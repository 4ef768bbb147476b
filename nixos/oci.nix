# An image with the static program and nothing else: no shell, no package manager, not run by root.
{
  dockerTools,
  runCommand,
  bitpoll,
}:

dockerTools.buildImage {
  name = "bitpoll";
  tag = bitpoll.version;
  copyToRoot = runCommand "bitpoll-root" { } ''
    mkdir -p $out/bin $out/data
    cp ${bitpoll}/bin/bitpoll $out/bin/
  '';
  extraCommands = "chmod 0700 data";
  uid = 65532;
  gid = 65532;
  config = {
    Entrypoint = [ "/bin/bitpoll" ];
    Cmd = [ "serve" ];
    User = "65532:65532";
    WorkingDir = "/data";
    Env = [
      "BITPOLL_DATA_DIR=/data"
      "BITPOLL_LISTEN=0.0.0.0:8080"
    ];
    ExposedPorts."8080/tcp" = { };
    Volumes."/data" = { };
  };
}
