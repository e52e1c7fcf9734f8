create table survey (
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
    phase varchar(32),
    surveyed_on date,
    on_post int,
    going_home int,
    staying int,
    from_province int,
    from_other_province int,
    from_hk_mo_tw int,
    holiday_from date,
    holiday_to date,
    restart_on date,
    note varchar(4000)
);

create index survey_enterprise on survey (enterprise);
-- Whose survey of a phase is missing, for the work list.
create index survey_phase on survey (deleted, phase, enterprise, surveyed_on);

create table vacancy (
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
    post varchar(100),
    class varchar(32),
    number int,
    pay_low bigint,
    pay_high bigint,
    requirement varchar(400),
    due_on date,
    rigid boolean,
    published varchar(400),
    filled int,
    note varchar(4000)
);

create index vacancy_enterprise on vacancy (enterprise);
