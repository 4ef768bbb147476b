//! Answers whose time does not tell what was found.

use std::time::Duration;

use actix_web::rt::time::sleep;

use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;

/// The word of an address at which it is said that mail is under way.
pub const SENT: &str = "sent";
/// Longer than the few statements take, whichever they are.
const EVEN: Duration = Duration::from_millis(300);

/// The answer to a form that asks for mail, the same for all: that it is under way, by the page at `path`. Nobody gets it
/// before a while has passed.
pub async fn sent(ctx: &Ctx, path: &str, work: impl Future<Output = Result<(), Error>>) -> Outcome {
    out(work).await?;
    ctx.redirect(&format!("{path}?{SENT}=1"), None)
}

/// Gives what came of the work, and not before a while has passed.
async fn out<V>(work: impl Future<Output = V>) -> V {
    futures_util::future::join(work, sleep(EVEN)).await.0
}

#[cfg(test)]
mod tests {
    use std::pin::pin;

    use futures_util::future::{FutureExt as _, ready};

    use super::*;

    #[actix_web::test]
    async fn what_is_found_at_once_is_not_told_at_once() {
        let mut answer = pin!(out(ready("found")));
        assert!(answer.as_mut().now_or_never().is_none(), "it waits");
        assert_eq!(answer.await, "found");
    }
}
