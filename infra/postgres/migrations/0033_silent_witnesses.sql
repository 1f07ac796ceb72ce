-- A witness that has not cosigned for long is an alarm as well, told once for each head that it cosigned last.
alter table audit.log_alarm drop constraint log_alarm_kind_check;
alter table audit.log_alarm add constraint log_alarm_kind_check check (kind in ('fork', 'unproven', 'ahead', 'silent'));
comment on table audit.log_alarm is 'That a witness did not cosign: the head does not go on from the one that it cosigned last, with both notes as evidence, or it is silent, with the note that waits for it. Heads only, nothing of anybody.';
