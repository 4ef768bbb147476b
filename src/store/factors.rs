//! Second steps of signing in: one-time passwords of an app, and recovery codes.

use crate::domain::id::UserId;
use crate::params;

use super::{Result, Tx};

/// The sealed secret of an account's app.
pub fn app(tx: &mut Tx<'_>, user: UserId) -> Result<Option<Vec<u8>>> {
    tx.query_opt("SELECT sealed FROM totp WHERE user_id = ?1", params![user.0])
}

/// Since when an account has an app, in Unix seconds.
pub fn app_since(tx: &mut Tx<'_>, user: UserId) -> Result<Option<i64>> {
    tx.query_opt("SELECT created FROM totp WHERE user_id = ?1", params![user.0])
}

/// Keeps the sealed secret of an app; `step` is the step of time whose password has shown that it works. `false` if
/// there is one already.
pub fn put_app(tx: &mut Tx<'_>, user: UserId, sealed: &[u8], step: i64) -> Result<bool> {
    let now = tx.now();
    let put = tx.execute(
        "INSERT INTO totp (user_id, sealed, last_step, created) VALUES (?1, ?2, ?3, ?4) \
         ON CONFLICT (user_id) DO NOTHING",
        params![user.0, sealed, step, now],
    )?;
    Ok(put > 0)
}

/// Uses up a step of time; `false` if it, or a later one, was used before.
pub fn use_step(tx: &mut Tx<'_>, user: UserId, step: i64) -> Result<bool> {
    let sql = "UPDATE totp SET last_step = ?2 WHERE user_id = ?1 AND last_step < ?2";
    Ok(tx.execute(sql, params![user.0, step])? > 0)
}

/// Forgets the app and the recovery codes.
pub fn drop_app(tx: &mut Tx<'_>, user: UserId) -> Result<()> {
    tx.execute("DELETE FROM totp WHERE user_id = ?1", params![user.0])?;
    tx.execute("DELETE FROM recovery_codes WHERE user_id = ?1", params![user.0])?;
    Ok(())
}

/// Replaces the recovery codes of an account by others, given as their tags.
pub fn put_codes(tx: &mut Tx<'_>, user: UserId, tags: &[[u8; 32]]) -> Result<()> {
    tx.execute("DELETE FROM recovery_codes WHERE user_id = ?1", params![user.0])?;
    for tag in tags {
        let sql = "INSERT INTO recovery_codes (user_id, code_hash) VALUES (?1, ?2)";
        tx.execute(sql, params![user.0, tag])?;
    }
    Ok(())
}

/// Uses up a recovery code; `false` if there is no such one.
pub fn use_code(tx: &mut Tx<'_>, user: UserId, tag: &[u8; 32]) -> Result<bool> {
    let sql = "DELETE FROM recovery_codes WHERE user_id = ?1 AND code_hash = ?2";
    Ok(tx.execute(sql, params![user.0, tag])? > 0)
}

/// How many recovery codes are left.
pub fn codes_left(tx: &mut Tx<'_>, user: UserId) -> Result<i64> {
    tx.query_one("SELECT COUNT(*) FROM recovery_codes WHERE user_id = ?1", params![user.0])
}
