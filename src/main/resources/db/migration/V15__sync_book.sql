-- Receipts of each sync, as JSON: they are shown and printed, never asked for by their parts.
create table sync_receipt (
    id uuid not null primary key,
    begun_at timestamp(3) not null,
    content varchar(100000) not null
);

create index sync_receipt_begun on sync_receipt (begun_at);

-- When the server had all of it; null while it waits, or after another server was joined.
alter table attachment add column sent_at timestamp(3);
create index attachment_unsent on attachment (sent_at, used);
