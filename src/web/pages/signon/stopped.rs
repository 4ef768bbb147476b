//! Why somebody who came from a provider does not get in.

use actix_web::http::StatusCode;
use maud::html;

use crate::actions::signed_in;
use crate::i18n::T;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::page::Page;
use crate::web::ui::{self, Button, Width};

/// Why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// Nothing waits for them in this browser: too late, for the second time, or not begun here.
    Stale,
    /// The provider cannot be reached.
    Unreachable,
    /// What the provider says must not be believed.
    Refused,
    /// They are in none of the groups that may sign in.
    NotMember,
    /// Their account is locked.
    Locked,
    /// Their account waits for somebody who runs the site.
    Pending,
    /// An account with their address has to be linked by whoever it belongs to.
    ConnectFirst,
    /// They have no account, and none is made.
    NoAccount,
    /// Another account is linked to them.
    Taken,
    /// The account is linked to somebody else there.
    Already,
}

impl Stop {
    fn status(self) -> StatusCode {
        match self {
            Self::Stale | Self::Refused => StatusCode::BAD_REQUEST,
            Self::Unreachable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Taken | Self::Already => StatusCode::CONFLICT,
            Self::NotMember | Self::Locked | Self::Pending | Self::ConnectFirst | Self::NoAccount => {
                StatusCode::FORBIDDEN
            }
        }
    }

    fn words(self, t: T) -> &'static str {
        match self {
            Self::Stale => t.signon_stale(),
            Self::Unreachable => t.signon_unreachable(),
            Self::Refused => t.signon_refused(),
            Self::NotMember => t.signon_not_member(),
            Self::Locked => t.signon_locked(),
            Self::Pending => t.signon_pending(),
            Self::ConnectFirst => t.signon_connect_first(),
            Self::NoAccount => t.signon_no_account(),
            Self::Taken => t.signon_taken(),
            Self::Already => t.signon_already(),
        }
    }
}

/// The page that says so.
///
/// # Errors
/// Those of the store.
pub async fn page(ctx: &Ctx, stop: Stop) -> Outcome {
    let t = ctx.t;
    let user = ctx.read(signed_in).await?;
    let body = html! {
        (ui::page_head(t.signon_stopped(), None))
        div .stack {
            p .lead { (stop.words(t)) }
            div .actions {
                @if user.is_some() {
                    (Button::new(t.signon_connections()).primary().link("/settings/connections/"))
                } @else {
                    (Button::new(t.frame_sign_in()).primary().link("/login/"))
                }
                (Button::new(t.fault_home()).link("/"))
            }
        }
    };
    let page = Page {
        title: t.signon_stopped(),
        body,
        width: Width::Narrow,
        user: user.as_ref(),
        ..Page::default()
    };
    ctx.page(stop.status(), &page)
}
