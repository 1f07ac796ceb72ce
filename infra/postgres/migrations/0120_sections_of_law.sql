-- A section of law names its chapter where the act has chapters whose sections begin anew ("872/2011 4 luku 2 §").
alter table retention.hold drop constraint hold_section_check;
alter table retention.hold add constraint hold_section_check check (section ~
  '^[1-9][0-9]{0,3}/[0-9]{4}( [0-9]{1,3}( [a-z])? luku)? [0-9]{1,3}( ?[a-z])? §( [0-9]{1,2} mom\.)?( [0-9]{1,3}( [a-z])? kohta)?( [a-z] alakohta)?$');
