create table dispatch (
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
    enterprise uuid,
    as_of date,
    open_state varchar(32),
    opened_on date,
    on_post int,
    going_home int,
    staying int,
    returned int,
    hired int,
    "LEFT" int,
    present int,
    short_general int,
    short_skilled int,
    short_technical int,
    short_managerial int,
    short_total int,
    rigid int,
    rigid_solved int,
    method varchar(32),
    interviewee varchar(100),
    officer varchar(100),
    definition varchar(32),
    lower_reason varchar(400),
    note varchar(4000)
);

create index dispatch_as_of on dispatch (as_of);
create index dispatch_enterprise_as_of on dispatch (enterprise, as_of);

create table dispatch_day (
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
    as_of date,
    closed_at timestamp(3),
    closed_by varchar(100),
    due int,
    reported int,
    note varchar(4000)
);

create index dispatch_day_as_of on dispatch_day (as_of);
