-- A customer asks of a line of their own log what it was for; the organisation that answers for it has to say (GDPR 12 and 15,
-- 906/2019 17 §).
create table oversight.log_question (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  line uuid not null,
  line_at timestamptz not null,
  event text not null,
  outcome text not null check (outcome in ('allowed', 'denied')),
  actor text,
  role text,
  employer uuid,
  authority uuid,
  owner uuid references organisations.organisation (id),
  question bytea not null,
  notices uuid not null unique,
  state text not null check (state in ('open', 'overdue', 'answered')),
  version integer not null default 1 check (version > 0),
  asked_at timestamptz not null,
  due_on date not null,
  answer bytea,
  answered_by text,
  answered_at timestamptz,
  constraint answered_whole check ((state = 'answered') = (answer is not null)
    and (answer is null) = (answered_by is null) and (answer is null) = (answered_at is null)),
  constraint answered_by_its_owner check (state <> 'answered' or owner is not null),
  constraint not_by_the_one_asked_about check (actor is null or answered_by is distinct from actor)
);
comment on table oversight.log_question is 'What a customer asked about a line of their own log: which line, what it says of who did what, which organisation must answer by which day, and what it answered. Question and answer are encrypted with the customership''s key; dies with the file. Notices are told apart by an id of their own, which leads nowhere.';
create index log_question_customership on oversight.log_question (customership, asked_at);
create index log_question_owner on oversight.log_question (owner, asked_at);
create index log_question_to_answer on oversight.log_question (id) where state <> 'answered';
create unique index log_question_unanswered on oversight.log_question (line) where state <> 'answered';

-- A question is about a line of the asker's own file, and says of it what the log does.
create function oversight.refuse_foreign_line() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from audit.file_line f join audit.entry e on e.line = f.line
      where f.line = new.line and f.customership = new.customership
        and (e.at, e.event, e.outcome, e.person, e.role, e.employer, e.authority)
          is not distinct from (new.line_at, new.event, new.outcome, new.actor, new.role, new.employer, new.authority)) then
    raise exception 'a question is about a line of its own file' using errcode = 'TY019';
  end if;
  return new;
end $$;
-- It is sent to one organisation and answered once, now and in one's own name; in between only time passes.
create function oversight.refuse_question_return() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.state = 'answered' then
    raise exception 'an answered question stays as it is' using errcode = 'TY019';
  end if;
  if (new.id, new.customership, new.line, new.line_at, new.event, new.outcome, new.actor, new.role, new.employer, new.authority,
        new.question, new.notices, new.asked_at, new.due_on)
      is distinct from (old.id, old.customership, old.line, old.line_at, old.event, old.outcome, old.actor, old.role, old.employer,
        old.authority, old.question, old.notices, old.asked_at, old.due_on)
      or (old.owner is not null and new.owner is distinct from old.owner)
      or new.version <> old.version + 1 or (old.state = 'overdue' and new.state = 'open') then
    raise exception 'a question stays what was asked' using errcode = 'TY019';
  end if;
  if new.state = 'answered' and (new.answered_by, new.answered_at) is distinct from (ctx.person(), ctx.instant()) then
    raise exception 'a question is answered now, in one''s own name' using errcode = 'TY019';
  end if;
  return new;
end $$;
revoke execute on function oversight.refuse_foreign_line, oversight.refuse_question_return from public;
grant execute on function oversight.refuse_foreign_line, oversight.refuse_question_return to tym_app, tym_worker;
create trigger refuse_foreign_line before insert on oversight.log_question
  for each row execute function oversight.refuse_foreign_line();
create trigger refuse_question_return before update on oversight.log_question
  for each row execute function oversight.refuse_question_return();

alter table oversight.log_question enable row level security;
alter table oversight.log_question force row level security;
create policy own on oversight.log_question for select to tym_app
  using ((select ctx.kind()) = 'customership' and (select ctx.role()) = 'customer'
    and customership = (select ctx.customership()) and (select relation.may_enter()));
create policy asked on oversight.log_question for insert to tym_app
  with check ((select ctx.kind()) = 'customership' and (select ctx.role()) = 'customer'
    and customership = (select ctx.customership()) and (select relation.may_enter())
    and state = 'open' and owner is null and asked_at = (select ctx.instant()));
-- As of flags: handled where it was sent, never by the one it is about, a registrar's by registrars only. Operators see that
-- nobody has answered; the service shows them no word of it.
create policy sent_here on oversight.log_question for select to tym_app
  using ((select ctx.kind()) = 'oversight' and actor is distinct from (select ctx.person()) and (
    (owner = (select ctx.authority()) and ((select ctx.role()) = 'registrar'
      or ((select ctx.role()) = 'leadPerson' and role is distinct from 'registrar')))
    or ((select ctx.role()) = 'kehaOperator' and state <> 'answered')));
create policy answered_here on oversight.log_question for update to tym_app
  using ((select ctx.kind()) = 'oversight' and actor is distinct from (select ctx.person()) and owner = (select ctx.authority())
    and ((select ctx.role()) = 'registrar' or ((select ctx.role()) = 'leadPerson' and role is distinct from 'registrar')))
  with check (state = 'answered' and answered_by = (select ctx.person()));
grant select, insert on oversight.log_question to tym_app;
grant update (state, version, answer, answered_by, answered_at) on oversight.log_question to tym_app;

-- The jobs that send a question on and keep its clock see no word of it, and not whose it is.
create policy named_jobs on oversight.log_question for select to tym_worker
  using ((select ctx.job()) in ('route-log-question', 'remind-log-questions'));
create policy routed on oversight.log_question for update to tym_worker
  using ((select ctx.job()) = 'route-log-question' and owner is null) with check (owner is not null and state <> 'answered');
create policy aged on oversight.log_question for update to tym_worker
  using ((select ctx.job()) = 'remind-log-questions' and state = 'open') with check (state = 'overdue');
grant select (id, actor, role, employer, authority, owner, notices, state, version, due_on) on oversight.log_question to tym_worker;
grant update (owner, state, version) on oversight.log_question to tym_worker;

-- New kinds of notices, beside whichever there are.
do $$
declare known text := (select pg_get_constraintdef(c.oid) from pg_constraint c
  where c.conrelid = 'notifications.notification'::regclass and c.conname = 'notification_kind_check');
begin
  alter table notifications.notification drop constraint notification_kind_check;
  execute format('alter table notifications.notification add constraint notification_kind_check check ((%s) or kind in
    (''logQuestionAsked'', ''logQuestionDue'', ''logQuestionOverdue'', ''logQuestionUnattended''))',
    substring(known from '^CHECK \((.*)\)$'));
end $$;
