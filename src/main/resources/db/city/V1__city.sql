-- The city's store, on PostgreSQL and on H2 in its PostgreSQL mode. Every table has the town first in its key, no
-- statement crosses towns but the city's own reading, and there is no sequence beyond a town's: so that towns can be
-- spread over partitions or machines unchanged. What belongs to the city as a whole stands under the city's own code.

create table town (
    town varchar(9) not null primary key,
    -- Changes when the server is restored from a backup: what devices know of its numbers is then no longer true.
    epoch uuid not null,
    -- The number of the latest change: dense, in the order of commits, since a writer holds this row.
    seq bigint not null,
    -- Tombstones up to this number may have been cleared away: a cursor below it has missed them.
    floor bigint not null
);

create table device (
    town varchar(9) not null,
    id uuid not null,
    name varchar(100) not null,
    officer varchar(100) not null,
    -- lead or officer
    role varchar(16) not null,
    -- town, or city: sees every town
    scope varchar(16) not null,
    public_key bytea not null,
    enrolled_at timestamp(3) not null,
    revoked_at timestamp(3),
    seen_at timestamp(3),
    primary key (town, id)
);

-- What a device has sent to, and taken from, a town.
create table progress (
    town varchar(9) not null,
    device uuid not null,
    last_seq bigint not null,
    cursor_seq bigint not null,
    pushed_at timestamp(3),
    pulled_at timestamp(3),
    primary key (town, device)
);

create table enrolment (
    town varchar(9) not null,
    -- The part of the code that finds it; the rest is kept as a hash.
    handle varchar(8) not null,
    secret bytea not null,
    officer varchar(100) not null,
    role varchar(16) not null,
    expires_at timestamp(3) not null,
    tries int not null,
    used_by uuid,
    primary key (town, handle)
);

create table challenge (
    town varchar(9) not null,
    device uuid not null,
    nonce varchar(64) not null,
    expires_at timestamp(3) not null,
    primary key (town, device, nonce)
);

-- Named facts of the whole server, under the city's code: keys, who may look at the board.
create table setting (
    town varchar(9) not null,
    name varchar(100) not null,
    content varchar(4000) not null,
    primary key (town, name)
);

create table viewer (
    town varchar(9) not null,
    name varchar(100) not null,
    salt bytea not null,
    secret bytea not null,
    made_at timestamp(3) not null,
    failures int not null,
    closed_until timestamp(3),
    primary key (town, name)
);

-- A file is its upload's pieces; it is a blob once they are all there and their hash is right.
create table blob (
    town varchar(9) not null,
    hash varchar(64) not null,
    upload uuid not null,
    bytes bigint not null,
    kept_at timestamp(3) not null,
    primary key (town, hash)
);

create table upload (
    town varchar(9) not null,
    id uuid not null,
    device uuid not null,
    hash varchar(64) not null,
    bytes bigint not null,
    received bigint not null,
    touched_at timestamp(3) not null,
    primary key (town, id)
);

create table piece (
    town varchar(9) not null,
    upload uuid not null,
    from_byte bigint not null,
    content bytea not null,
    primary key (town, upload, from_byte)
);
