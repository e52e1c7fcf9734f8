-- The city's store, on PostgreSQL and on H2 in its PostgreSQL mode. Every table has the town first in its key, no
-- transaction crosses towns, and there is no sequence beyond a town's: so that towns can be spread over partitions or
-- machines unchanged. What belongs to the city as a whole stands under the city's own code.

create table town_state (
    town varchar(9) not null primary key,
    -- Changes when the server is restored from a backup: what devices know of its numbers is then no longer true.
    epoch uuid not null,
    -- The number of the latest change: dense, in the order of commits, since a writer holds this row.
    seq bigint not null,
    kept bigint not null,
    -- How often the server was restored: revisions of a later generation are larger than all before.
    generation int not null,
    -- Tombstones up to this number are forgotten: a cursor below it has missed them.
    floor bigint not null
);

-- A row of any ledger at its latest version.
create table record (
    town varchar(9) not null,
    id uuid not null,
    ledger varchar(32) not null,
    rev bigint not null,
    seq bigint not null,
    deleted_at timestamp(3),
    created_at timestamp(3) not null,
    created_by varchar(400) not null,
    changed_at timestamp(3) not null,
    changed_by varchar(400) not null,
    -- What people call the last author's device.
    device varchar(100) not null,
    body jsonb not null,
    -- Which device changed it at which of its revisions; which columns the city has set; its natural keys.
    touched jsonb not null,
    owned jsonb not null,
    natural_keys jsonb not null,
    primary key (town, id)
);

create unique index record_seq on record (town, seq);

create table natural_key (
    town varchar(9) not null,
    ledger varchar(32) not null,
    -- As the ledger writes it, or the hash of one that is very long.
    text varchar(300) not null,
    id uuid not null,
    primary key (town, ledger, text, id)
);

-- Each operation once, with its answer: what makes it take effect once, and the log of who did what.
create table op (
    town varchar(9) not null,
    device uuid not null,
    seq bigint not null,
    id uuid not null,
    at timestamp(3) not null,
    content varchar not null,
    answer varchar not null,
    primary key (town, device, seq)
);

-- Not unique: a device that was enrolled anew sends again what it had sent before.
create index op_id on op (town, id);
create index op_at on op (town, at);

-- A device in its home: who it is.
create table device (
    town varchar(9) not null,
    id uuid not null,
    name varchar(100) not null,
    officer varchar(100) not null,
    signing_key varchar(200) not null,
    agreement_key varchar(200) not null,
    enrolled_at timestamp(3) not null,
    revoked_at timestamp(3),
    primary key (town, id)
);

-- A device in each town that it may use, its home among them: what that town's transactions know of it.
create table member (
    town varchar(9) not null,
    device uuid not null,
    home varchar(9) not null,
    name varchar(100) not null,
    revoked_at timestamp(3),
    last_seq bigint not null,
    pushed_at timestamp(3),
    pulled_at timestamp(3),
    primary key (town, device)
);

create table enrolment (
    town varchar(9) not null,
    -- The part of the code that finds it; of the rest only the hash is kept.
    handle varchar(8) not null,
    secret varchar(64) not null,
    officer varchar(100) not null,
    expires_at timestamp(3) not null,
    tries int not null,
    used_by uuid,
    primary key (town, handle)
);

create table nonce (
    town varchar(9) not null,
    device uuid not null,
    nonce varchar(64) not null,
    expires_at timestamp(3) not null,
    primary key (town, device, nonce)
);

-- Named facts of the whole server, under the city's code: its keys.
create table setting (
    town varchar(9) not null,
    name varchar(100) not null,
    content varchar(4000) not null,
    primary key (town, name)
);

-- Who may look at the board, under the city's code.
create table viewer (
    town varchar(9) not null,
    name varchar(100) not null,
    salt varchar(100) not null,
    secret varchar(100) not null,
    made_at timestamp(3) not null,
    primary key (town, name)
);

-- An attachment by the SHA-256 of its content; whole once received equals bytes.
create table blob (
    town varchar(9) not null,
    hash varchar(64) not null,
    bytes bigint not null,
    received bigint not null,
    touched_at timestamp(3) not null,
    primary key (town, hash)
);

create table piece (
    town varchar(9) not null,
    hash varchar(64) not null,
    from_byte bigint not null,
    content bytea not null,
    primary key (town, hash, from_byte)
);
