-- What the work list asks for (the ledgers' dues), answered from an index alone: equal values first, then the day, then
-- whose it is. The enterprises' ends with the id, since those that were called today are taken off by it.

create index service_due on service (deleted, status, due_on, officer);
create index service_risk on service (deleted, risk, status, officer);
create index enterprise_tags on enterprise (deleted, tags, state, service_officer, id);
create index dispatch_called on dispatch (deleted, as_of, enterprise);
