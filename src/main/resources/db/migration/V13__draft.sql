-- Forms half written, kept as they are typed (ADR 0017). Neither rows nor changes: never logged, never sent.
create table draft (
    officer varchar(100) not null,
    record_id uuid not null,
    ledger varchar(32) not null,
    kept_at timestamp(3) not null,
    content varchar(1000000) not null,
    primary key (officer, record_id)
);
