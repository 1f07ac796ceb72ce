-- Whether somebody has changed what an open page shows is asked of the log: which act, on which fields.
grant select (categories, fields) on audit.entry to tym_relation;
