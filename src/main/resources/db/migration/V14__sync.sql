-- What a station keeps to sync with the city server (ADR 0018). All of it is written in the transactions of the rows
-- that it is about.

-- A change whose author was at another station names that one as people call it.
alter table change alter column device varchar(100) not null;
-- When the server answered a change of this station; what came from the server has a server_seq and no such time.
alter table change add column answered_at timestamp(3);

-- Where the station stands with a town's server data.
create table sync_town (
    town varchar(9) not null primary key,
    epoch uuid,
    cursor_seq bigint not null,
    acked bigint not null,
    spoken int not null,
    again varchar(16) not null
);

-- The server's version of a row that has edits on top; without content the server has none.
create table sync_shadow (
    record_id uuid not null primary key,
    ledger varchar(32) not null,
    content varchar(1000000)
);

-- What only a person can see to; history once it is dismissed.
create table sync_attention (
    id uuid not null primary key,
    kind varchar(16) not null,
    change_seq bigint,
    ledger varchar(32) not null,
    record_id uuid not null,
    code varchar(64) not null,
    column_name varchar(64),
    content varchar(1000000),
    at timestamp(3) not null,
    dismissed_at timestamp(3)
);

create index sync_attention_record on sync_attention (record_id);
create index sync_attention_open on sync_attention (dismissed_at, at);

-- Pages of a pull that are not applied yet, compressed, in pieces.
create table sync_page (
    town varchar(9) not null,
    page int not null,
    piece int not null,
    epoch uuid not null,
    since bigint not null,
    through bigint not null,
    high_water bigint not null,
    content varbinary(524288) not null,
    primary key (town, page, piece)
);

-- What the server did not apply because others had changed the same: made there, pulled and resolved like any row.
create table conflict (
    id uuid not null primary key,
    town varchar(9) not null,
    base_rev bigint not null,
    sync_state varchar(16) not null,
    created_at timestamp(3) not null,
    created_by varchar(100) not null,
    changed_at timestamp(3) not null,
    changed_by varchar(100) not null,
    deleted boolean not null,
    extra varchar(1000000),
    about_ledger varchar(32),
    about varchar(36),
    kind varchar(32),
    twin varchar(36),
    base varchar(400000),
    kept varchar(400000),
    offered varchar(400000),
    kept_by varchar(100),
    kept_at timestamp(3),
    kept_device varchar(100),
    offered_by varchar(100),
    offered_at timestamp(3),
    offered_device varchar(100),
    origin varchar(36),
    state varchar(32),
    choice varchar(32),
    chosen varchar(400000),
    note varchar(4000)
);

create index conflict_open on conflict (state, about);
