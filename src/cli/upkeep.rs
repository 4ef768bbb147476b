//! What the server does by itself, every minute or every hour; of several nodes, one does it.

use std::time::Duration;

use crate::actions::retention::{self, Lifetime};
use crate::actions::{self, invitations, upkeep};
use crate::domain::id::PollId;
use crate::domain::time::Instant;
use crate::memory;
use crate::store::space::{self, Room};
use crate::web::App;

/// After the start, so that it does not delay the first answers.
const FIRST: Duration = Duration::from_secs(30);
/// How often a node asks whether it is its turn.
const ASK: Duration = Duration::from_secs(60);

/// Runs until it is dropped. What fails is logged, and tried again when the lease has ended.
pub(super) async fn run(app: App) {
    // Of the start.
    memory::give_back();
    tokio::time::sleep(FIRST).await;
    let mut room = Room::Plenty;
    loop {
        room = look_at_the_disk(&app, room);
        app.limits.tidy(Instant(app.store.now()));
        match once(&app).await {
            Ok(Some((polls, expired))) => {
                app.store.meters().job("upkeep", true);
                tracing::info!(polls, expired, "upkeep: deleted for good");
            }
            Ok(None) => {}
            Err(error) => {
                app.store.meters().job("upkeep", false);
                tracing::error!("upkeep failed: {error}");
            }
        }
        let reminded = remind(&app).await;
        app.store.meters().job("reminders", reminded.is_ok());
        if let Err(error) = reminded {
            tracing::error!("reminders failed: {error}");
        }
        memory::give_back();
        tokio::time::sleep(ASK).await;
    }
}

/// Says when the disk of the database gets full, and when that is over.
fn look_at_the_disk(app: &App, before: Room) -> Room {
    let Some(space) = app.store.space() else { return Room::Plenty };
    let (room, free) = (space.room(), space.free >> 20);
    match room {
        _ if room == before => {}
        Room::Plenty => tracing::info!(free_mb = free, "there is room on the disk of the database again"),
        Room::Low => tracing::warn!(free_mb = free, "the disk of the database is nearly full: make room"),
        Room::Out => tracing::error!(
            free_mb = free,
            "the disk of the database is full: votes fail until there is room"
        ),
    }
    room
}

/// Queues the reminders that are due: to the minute, and once whatever other nodes do.
async fn remind(app: &App) -> actions::Result<()> {
    let post = invitations::Post {
        sends: app.sends_mail(),
        for_guests: app.config.guest_invitations,
        client: None,
        exempt: true,
    };
    while app.store.read(invitations::is_reminder_due).await? {
        let keys = app.keys.clone();
        app.store.write(move |tx| invitations::remind_one_poll(tx, &keys, post)).await?;
    }
    Ok(())
}

/// Does the upkeep if it is this node's turn, and tells how much was deleted.
async fn once(app: &App) -> actions::Result<Option<(u64, u64)>> {
    let store = &app.store;
    let Some(lease) = store.write(upkeep::begin).await? else { return Ok(None) };
    retire(app).await?;
    let mut polls = 0;
    while store.write(upkeep::purge_one_poll).await? {
        polls += 1;
    }
    let mut expired = 0;
    loop {
        match store.write(upkeep::clear_expired).await? {
            0 => break,
            some => expired += some,
        }
    }
    let kept = app.config.audit_days;
    while store.write(move |tx| upkeep::clear_log(tx, kept)).await? > 0 {}
    while store.write(|tx| Ok::<_, actions::Error>(space::give_back(tx)?)).await? > 0 {}
    store.write(move |tx| upkeep::end(tx, lease)).await?;
    Ok(Some((polls, expired)))
}

/// Gives polls a last day where the site wants one, tells owners that it comes, and deletes what has reached it. One
/// poll a transaction, so that votes go between.
async fn retire(app: &App) -> actions::Result<()> {
    let lifetime = Lifetime::of(&app.config);
    let mut after = PollId(0);
    while let Some(next) = app.store.write(move |tx| retention::bound_one(tx, lifetime, after)).await? {
        after = next;
    }
    while app.store.write(retention::warn_one).await? {}
    while app.store.write(retention::delete_one).await? {}
    Ok(())
}
