//! The providers that the signed-in person's account is linked to.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::identities::{self, Ways};
use crate::web::ctx::{Ctx, Outcome};
use crate::web::flash::Flash;
use crate::web::pages::account::frame::{self, AccountPage, Tab};
use crate::web::signon;
use crate::web::ui::{self, Button, Field};

use super::{callback, onward, stopped};

/// `GET /settings/connections/`
pub async fn get(ctx: Ctx) -> Outcome {
    show(&ctx, StatusCode::OK, None).await
}

/// `POST /settings/connections/`
pub async fn post(ctx: Ctx) -> Outcome {
    signon::required(&ctx).await?;
    let id = ctx.form.get("provider").to_owned();
    match ctx.form.get("do") {
        "disconnect" => disconnect(&ctx, id).await,
        _ if ctx.app.sign_on.oidc(&id).is_some() => go(&ctx, &id).await,
        _ => prove(&ctx, &id).await,
    }
}

async fn go(ctx: &Ctx, id: &str) -> Outcome {
    let user = signon::required(ctx).await?;
    match signon::begin(ctx, id, "/settings/connections/", Some(user)).await? {
        Ok(place) => {
            let name = ctx.app.sign_on.oidc(id).map_or(id, |provider| provider.settings.name.as_str());
            onward::page(ctx, ctx.t.signon_connections(), &ctx.t.signon_onward(name), &place)
        }
        Err(stop) => stopped::page(ctx, stop).await,
    }
}

async fn prove(ctx: &Ctx, id: &str) -> Outcome {
    let (username, password) = fields(id);
    let (login, password) = (ctx.form.get(&username).trim(), ctx.form.get(&password));
    match signon::prove(ctx, id, login, password).await? {
        Err(stop) => stopped::page(ctx, stop).await,
        Ok(None) => show(ctx, StatusCode::UNPROCESSABLE_ENTITY, Some(id)).await,
        Ok(Some(identity)) => {
            let connected = ctx.write(move |tx, asker| identities::connect(tx, asker, &identity)).await?;
            callback::told(ctx, connected).await
        }
    }
}

async fn disconnect(ctx: &Ctx, id: String) -> Outcome {
    let (known, local) = (known(ctx), ctx.app.config.local_passwords);
    ctx.write(move |tx, asker| identities::disconnect(tx, asker, &id, &known, local)).await?;
    ctx.redirect("/settings/connections/", Some(Flash::Disconnected))
}

/// Names of the fields for a directory: there can be several forms on the page.
fn fields(id: &str) -> (String, String) {
    (format!("username-{id}"), format!("password-{id}"))
}

fn known(ctx: &Ctx) -> Vec<String> {
    ctx.app.sign_on.providers.names().map(|(id, _)| id.to_owned()).collect()
}

/// `wrong` is the directory whose password was wrong.
async fn show(ctx: &Ctx, status: StatusCode, wrong: Option<&str>) -> Outcome {
    let local = ctx.app.config.local_passwords;
    let ways = ctx.read(move |tx, asker| identities::ways(tx, asker, local)).await?;
    let t = ctx.t;
    let field = wrong.map(|id| fields(id).0);
    let errors: Vec<(&str, &str)> = field.iter().map(|field| (field.as_str(), t.login_wrong())).collect();
    let providers = &ctx.app.sign_on.providers;
    let body = html! {
        (ui::error_summary(t.form_errors(), &errors))
        div .stack.loose {
            @if providers.names().next().is_none() {
                (ui::empty("link", t.signon_none(), &html! {}))
            } @else {
                (table(ctx, &ways))
                @for directory in providers.ldap().iter().filter(|it| !is_linked(&ways, &it.settings.id)) {
                    (by_password(ctx, &directory.settings.id, &directory.settings.name, wrong))
                }
            }
        }
    };
    let page = AccountPage {
        user: &ways.user,
        tab: Tab::Connections,
        title: t.signon_connections(),
        lead: Some(t.signon_connections_lead()),
        body,
        scripts: &[],
    };
    frame::page(ctx, status, &page)
}

fn is_linked(ways: &Ways, id: &str) -> bool {
    ways.providers.iter().any(|linked| linked == id)
}

fn table(ctx: &Ctx, ways: &Ways) -> Markup {
    let t = ctx.t;
    let known = known(ctx);
    let rows = html! {
        @for (id, name) in ctx.app.sign_on.providers.names() {
            @let linked = is_linked(ways, id);
            tr {
                th scope="row" { (name) }
                td { (if linked { t.signon_connected() } else { t.signon_not_connected() }) }
                td {
                    @if linked && ways.may_disconnect(id, &known) {
                        (button(id, "disconnect", &t.signon_disconnect(name), t.signon_disconnect_word()))
                    } @else if linked {
                        span .muted { (t.signon_last_way()) }
                    } @else if ctx.app.sign_on.oidc(id).is_some() {
                        (button(id, "connect", &t.signon_connect(name), t.signon_connect_word()))
                    }
                }
            }
        }
    };
    let heads = [t.signon_provider(), t.signon_state(), t.signon_action()];
    ui::table(t.signon_connections(), &heads, &rows)
}

/// A button in a row: one word to see, and all of it to hear.
fn button(id: &str, verb: &str, label: &str, word: &str) -> Markup {
    html! {
        form method="post" action="/settings/connections/" {
            input type="hidden" name="provider" value=(id);
            button .btn.slim type="submit" name="do" value=(verb) aria-label=(label) { span { (word) } }
        }
    }
}

fn by_password(ctx: &Ctx, id: &str, name: &str, wrong: Option<&str>) -> Markup {
    let t = ctx.t;
    let (username, password) = fields(id);
    let typed = ctx.form.get(&username);
    let error = (wrong == Some(id)).then(|| t.login_wrong());
    html! {
        section .stack {
            h2 { (t.signon_connect(name)) }
            p { (t.signon_connect_ldap()) }
            form .form method="post" action="/settings/connections/" {
                input type="hidden" name="provider" value=(id);
                (Field::text(&username, t.signon_their_name()).value(typed).required(true).autocomplete("off").error(error))
                (Field::password(&password, t.signon_their_password()).required(true).autocomplete("off"))
                div .actions { (Button::new(&t.signon_connect(name)).send("do", "connect")) }
            }
        }
    }
}
