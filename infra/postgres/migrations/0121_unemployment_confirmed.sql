-- Who made sure that the person is unemployed (3 §), and when. A start has always demanded it of whoever starts.
alter table customerships.customership
  add column unemployed_confirmed_by text,
  add column unemployed_confirmed_at timestamptz,
  add constraint unemployed_confirmed_whole check ((unemployed_confirmed_by is null) = (unemployed_confirmed_at is null));
alter table customerships.customership disable trigger user;
update customerships.customership set unemployed_confirmed_by = started_by, unemployed_confirmed_at = recorded_at;
alter table customerships.customership enable trigger user;
