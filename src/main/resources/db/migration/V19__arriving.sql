-- Attachments that are on their way from the city server, piece by piece, so that a cut line costs one piece. Gone when
-- the whole is kept.
create table arriving (
    hash varchar(64) not null,
    from_byte bigint not null,
    kept_at timestamp(3) not null,
    content varbinary(1048576) not null,
    primary key (hash, from_byte)
);
