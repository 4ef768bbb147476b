# What systemd lets the program do. It starts with nothing; each relaxation says what needs it.
{
  lib,
  # The program asks other machines: mail, directories, providers of identities, certificates.
  outgoing,
  # Directories beside the state directory that it writes.
  writable,
}:

{
  CapabilityBoundingSet = "";
  AmbientCapabilities = "";
  NoNewPrivileges = true;
  DevicePolicy = "closed";
  PrivateDevices = true;
  PrivateTmp = true;
  PrivateMounts = true;
  PrivateUsers = true;
  ProtectSystem = "strict";
  ProtectHome = true;
  ProtectHostname = true;
  ProtectClock = true;
  ProtectKernelLogs = true;
  ProtectKernelModules = true;
  ProtectKernelTunables = true;
  ProtectControlGroups = true;
  ProtectProc = "invisible";
  ProcSubset = "pid";
  LockPersonality = true;
  MemoryDenyWriteExecute = true;
  RemoveIPC = true;
  RestrictNamespaces = true;
  RestrictRealtime = true;
  RestrictSUIDSGID = true;
  SystemCallArchitectures = "native";
  SystemCallErrorNumber = "EPERM";
  SystemCallFilter = [
    "@system-service"
    "~@privileged @resources"
  ];
  # People reach it by the sockets of bitpoll.socket, which come from outside of this namespace.
  PrivateNetwork = !outgoing;
  # AF_UNIX: the journal, systemd, PostgreSQL's socket, and the socket for commands.
  RestrictAddressFamilies = [
    "AF_UNIX"
  ]
  ++ lib.optionals outgoing [
    "AF_INET"
    "AF_INET6"
  ];
  ReadWritePaths = writable;
}
// lib.optionalAttrs (!outgoing) { IPAddressDeny = "any"; }
