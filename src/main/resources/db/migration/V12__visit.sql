create table visit (
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
    kind varchar(32),
    measure varchar(32),
    visited_at timestamp(3),
    enterprise uuid,
    place varchar(200),
    household varchar(100),
    hardship varchar(100),
    visitors varchar(200),
    interviewee varchar(100),
    post varchar(100),
    phone varchar(100),
    method varchar(32),
    situation varchar(4000),
    staffing varchar(4000),
    problems varchar(4000),
    demands varchar(4000),
    actions varchar(4000),
    follow_up_on date,
    followed_on date,
    people int,
    amount bigint,
    goods varchar(200),
    photos varchar(8000),
    service uuid,
    note varchar(4000)
);

create index visit_enterprise on visit (enterprise);
-- Follow-ups that nobody has made, for the work list.
create index visit_follow_up on visit (deleted, followed_on, follow_up_on);
create index visit_service on visit (service);
