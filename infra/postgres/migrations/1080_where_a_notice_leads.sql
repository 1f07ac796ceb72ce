-- A notice leads to the entry that it is about, and says which party did what it tells of.
alter table notifications.notification
  add column category smallint,
  add column entry uuid,
  add column by_organisation uuid,
  add constraint names_an_entry check ((category is null) = (entry is null));
