create table ticket (
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
    "GROUP" varchar(32),
    enterprise uuid,
    direction varchar(32),
    travel_on date,
    train varchar(32),
    "FROM" varchar(50),
    "TO" varchar(50),
    seat varchar(32),
    certificate_no varchar(64),
    certified_on date,
    migrant_staff int,
    handler varchar(100),
    handler_id varchar(18),
    handler_phone varchar(100),
    applied int,
    accepted int,
    fulfilled int,
    price bigint,
    status varchar(32),
    returned_for varchar(400),
    special_train boolean,
    note varchar(4000)
);

create index ticket_enterprise on ticket (enterprise);
create index ticket_status on ticket (deleted, status, travel_on);
create index ticket_travel_on on ticket (travel_on, direction);

create table passenger (
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
    ticket uuid,
    seq int,
    name varchar(100),
    id_kind varchar(32),
    id_number varchar(18),
    phone varchar(100),
    checked varchar(32),
    check_reason varchar(400),
    note varchar(4000)
);

create index passenger_ticket on passenger (ticket);
create index passenger_id_number on passenger (id_number);
