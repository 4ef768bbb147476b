//! The server gives up what it does not need: it may read what belongs to the system and what the configuration names,
//! write where its data is, and run no other program, even where its user could do more. The kernel sees to it
//! (Landlock); where it cannot, systemd's sandbox remains.
//!
//! Only threads that begin afterwards are bound, so it is done when the sockets are bound and before anything is started.

use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

use landlock::{
    ABI, Access, AccessFs, BitFlags, CompatLevel, Compatible as _, Ruleset, RulesetAttr as _,
    RulesetCreatedAttr as _, RulesetError, RulesetStatus, Scope, path_beneath_rules,
};

use super::desk;
use crate::config::{self, Config};

/// What the system has for every program: names of hosts, authorities, libraries that are loaded when a name is looked
/// up, devices. Directories rather than files, which are replaced now and then: `resolv.conf` by whatever knows the
/// network.
const SYSTEM: [&str; 18] = [
    "/etc",
    "/usr",
    "/lib",
    "/lib32",
    "/lib64",
    "/nix/store",
    "/run",
    "/var/run",
    "/var/lib/ca-certificates",
    "/dev/urandom",
    "/dev/random",
    "/proc/self",
    "/proc/meminfo",
    "/proc/stat",
    "/proc/sys/net",
    "/proc/sys/vm",
    "/sys/fs/cgroup",
    "/sys/devices/system/cpu",
];

/// How far the kernel goes along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kept {
    /// As far as we want.
    All,
    /// It is of an older kind.
    Some,
    /// It cannot.
    Nothing,
}

/// Enters the sandbox, unless the configuration says not to. It is never left. `again` are files that are read once more
/// when somebody asks for it.
pub(super) fn enter(config: &Config, again: &[PathBuf]) {
    if !config.sandbox {
        tracing::warn!("sandbox = false: the server may read and write whatever its user may");
        return;
    }
    match restrict(config, again) {
        Ok(Kept::All) => tracing::info!("sandbox: the server reads and writes only what it needs"),
        Ok(Kept::Some) => tracing::info!("sandbox: as far as this kernel can"),
        Ok(Kept::Nothing) => tracing::info!("sandbox: this kernel has none (Landlock)"),
        Err(error) => tracing::warn!("there is no sandbox: {error}"),
    }
}

/// Whether this kernel could, without entering.
pub(super) fn is_possible() -> bool {
    let strict = Ruleset::default().set_compatibility(CompatLevel::HardRequirement);
    strict.handle_access(AccessFs::from_all(ABI::V1)).and_then(Ruleset::create).is_ok()
}

fn restrict(config: &Config, again: &[PathBuf]) -> Result<Kept, RulesetError> {
    let (read, write, sockets) = (readable(config, again), writable(config), sockets(config));
    let reading: BitFlags<AccessFs> = AccessFs::ReadFile | AccessFs::ReadDir;
    let all = AccessFs::from_all(ABI::V5);
    let status = Ruleset::default()
        .set_compatibility(CompatLevel::BestEffort)
        .handle_access(all)?
        .scope(Scope::Signal)?
        .create()?
        .add_rules(path_beneath_rules(&read, reading))?
        .add_rules(path_beneath_rules(["/dev/null"], reading | AccessFs::WriteFile))?
        .add_rules(path_beneath_rules(&write, all & !AccessFs::Execute))?
        .add_rules(path_beneath_rules(&sockets, AccessFs::RemoveFile | AccessFs::MakeSock))?
        .restrict_self()?;
    Ok(match status.ruleset {
        RulesetStatus::FullyEnforced => Kept::All,
        RulesetStatus::PartiallyEnforced => Kept::Some,
        RulesetStatus::NotEnforced => Kept::Nothing,
    })
}

/// Where files are that are read: their directories, since files are replaced by others of their name.
fn readable(config: &Config, again: &[PathBuf]) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = SYSTEM.iter().map(PathBuf::from).collect();
    for variable in ["SSL_CERT_FILE", "SSL_CERT_DIR", "CREDENTIALS_DIRECTORY"] {
        paths.extend(std::env::var_os(variable).map(PathBuf::from));
    }
    let named = config::files(config).into_iter().filter(|it| !it.is_written).map(|it| it.path);
    for path in named.chain(again.iter().cloned()) {
        paths.extend(around(&path));
        paths.extend(path.canonicalize().ok().and_then(|real| around(&real)));
    }
    paths
}

/// Directories that are written to; they are made first, if they are missing.
fn writable(config: &Config) -> Vec<PathBuf> {
    let named = config::files(config);
    let mut paths: Vec<PathBuf> = named.iter().filter(|it| it.is_written).map(|it| it.path.clone()).collect();
    paths.extend(desk::database_file(config).and_then(|file| parent(&file)));
    for path in paths.iter().filter(|path| !path.exists() && !path.starts_with(&config.data_dir)) {
        if let Err(error) = DirBuilder::new().recursive(true).mode(0o700).create(path) {
            tracing::warn!("{} cannot be made: {error}", path.display());
        }
    }
    // The file of keys is made on the first start.
    if !config.secret_key_file.exists() {
        paths.extend(parent(&config.secret_key_file));
    }
    paths
}

/// Directories of unix sockets, which are removed at the end.
fn sockets(config: &Config) -> Vec<PathBuf> {
    config::sockets(config).iter().filter_map(|path| parent(path)).collect()
}

/// The directory of a file, unless it is the one of everything.
fn around(path: &Path) -> Option<PathBuf> {
    parent(path).map(|parent| if parent == Path::new("/") { path.to_owned() } else { parent })
}

fn parent(path: &Path) -> Option<PathBuf> {
    let parent = path.parent()?;
    Some(if parent.as_os_str().is_empty() { PathBuf::from(".") } else { parent.to_owned() })
}
