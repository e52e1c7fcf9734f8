-- Files kept beside rows, by the SHA-256 of their content: each once, however many rows name it.
create table attachment (
    hash varchar(64) not null primary key,
    town varchar(9) not null,
    media_type varchar(64) not null,
    bytes int not null,
    width int not null,
    height int not null,
    kept_at timestamp(3) not null,
    -- A saved row has named it at least once; from then on it stays, as the row's history does.
    used boolean not null,
    thumb varbinary(200000) not null,
    content blob not null
);

create index attachment_unused on attachment (used, kept_at);
