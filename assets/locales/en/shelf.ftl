# One’s own polls.
mine-new = New poll
mine-parts = Parts of the list
mine-all = All
mine-owned = Mine
mine-groups = My groups’
mine-voted = Voted
mine-invited = Invited
mine-watched = Watched
mine-search = Search titles
mine-order = Order
mine-by-created = Newest first
mine-by-deadline = Next deadline first
mine-by-activity = Latest news first
mine-by-title = By title
mine-state = Show
mine-any = Open and closed
mine-open = Only open
mine-closed = Only closed
mine-archived = In the archive
mine-seek = Search
mine-nothing = You have no polls yet
mine-none-found = No poll like that
mine-none-archived = Nothing is in the archive
mine-none-groups = Your groups have no polls yet. Choose a group as the owner when you make one.
mine-none-voted = You have not voted under your name yet
mine-none-invited = Nobody has invited you yet
mine-none-watched = You watch no poll yet. A poll’s page offers to tell you of news.
mine-all-again = Show all
mine-back = Back to the list
mine-to-archive = { $count ->
    [one] One poll in the archive
   *[other] { $count } polls in the archive
}
mine-archive-one = Archive: { $title }
mine-unarchive-one = Take out of the archive: { $title }
mine-pages = Pages of the list
mine-before = Before
mine-after = After
mine-position = { $from } to { $to } of { $all }
tie-owner = yours
tie-voted = voted
tie-invited = invited
tie-watched = watching
tie-made = made { $day }
start-all-mine = All my polls
flash-poll-archived = Archived. It stays as it is; only your list does not show it any more.
flash-poll-unarchived = It is back on your list.
