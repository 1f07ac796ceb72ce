-- Supervisors and data-protection officers watch over their own organisation's use of the register (906/2019 17 §), and what
-- looks wrong is flagged to the employer, who has to answer.

-- A look at the log names the role in which it was made, whichever the declaration lets look.
create table oversight.review (
  id uuid primary key,
  person text not null,
  role text not null,
  employer uuid not null references organisations.organisation (id),
  authority uuid not null references organisations.organisation (id),
  reason bytea not null,
  from_on date not null,
  until_on date not null check (until_on >= from_on),
  about text,
  event text,
  out_of_team boolean,
  refused boolean,
  opened_at timestamptz not null
);
comment on table oversight.review is 'That a supervisor or data-protection officer looked at the use of the register by people of the own organisation: who, when, at what, and why. The reason is encrypted with a key of its own, whose id is this row''s.';
create index review_authority on oversight.review (authority, id);
create index review_employer on oversight.review (employer);
create index review_opened on oversight.review (opened_at);

create table oversight.flag (
  id uuid primary key,
  kind text not null check (kind in ('manyCustomers', 'outOfTeam', 'afterEnd', 'ownSurname')),
  actor text not null,
  role text not null,
  employer uuid not null references organisations.organisation (id),
  authority uuid not null references organisations.organisation (id),
  owner uuid not null references organisations.organisation (id),
  from_at timestamptz not null,
  to_at timestamptz not null check (to_at >= from_at),
  state text not null check (state in ('open', 'overdue', 'answered')),
  version integer not null default 1 check (version > 0),
  raised_at timestamptz not null,
  due_on date not null,
  outcome text check (outcome in ('dutyRequired', 'mistake', 'misuse', 'technicalCause')),
  answer bytea,
  answered_by text,
  answered_at timestamptz,
  unique (id, kind),
  constraint answered_whole check ((state = 'answered') = (outcome is not null)
    and (outcome is null) = (answer is null) and (outcome is null) = (answered_by is null) and (outcome is null) = (answered_at is null)),
  constraint not_by_the_flagged check (answered_by is distinct from actor)
);
comment on table oversight.flag is 'A use of the register that looked wrong: of what kind, by whom, when, who must answer for it by which day, and what they answered. Nothing of any customer; the answer is encrypted with a key of its own, whose id is this row''s.';
-- What comes while nobody has answered belongs to the same flag.
create unique index flag_unanswered on oversight.flag (kind, actor, employer, authority, role) where state <> 'answered';
create index flag_actor on oversight.flag (actor, kind);
create index flag_owner on oversight.flag (owner, id);
create index flag_employer on oversight.flag (employer);
create index flag_authority on oversight.flag (authority);
create index flag_to_answer on oversight.flag (due_on) where state <> 'answered';
create index flag_raised on oversight.flag (raised_at);

create table oversight.flag_line (
  kind text not null,
  line uuid not null,
  flag uuid not null,
  primary key (kind, line),
  foreign key (flag, kind) references oversight.flag (id, kind)
);
comment on table oversight.flag_line is 'Which lines of the log a flag is about. Line ids only: what they concern dies with the file.';
create index flag_line_flag on oversight.flag_line (flag, kind);
create index flag_line_line on oversight.flag_line (line);

create table oversight.watch (
  job text primary key check (job ~ '^[a-z][a-z0-9-]{2,63}$'),
  seen_below bigint check (seen_below >= 0) not null
);
comment on table oversight.watch is 'Below which leaf of the log each watching job has looked at every line. Nothing of anybody.';

-- A customer fetches the lines of their own log with the proofs that none is missing or altered.
create table oversight.log_extract (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  requested_at timestamptz not null,
  size bigint check (size > 0),
  checkpoint text,
  lines integer check (lines >= 0),
  statement text,
  constraint signed_whole check (num_nulls(size, checkpoint, lines, statement) in (0, 4))
);
comment on table oversight.log_extract is 'That a customer asked for their own log with its proofs, and what the agency signed: how many lines the file has under which head. The lines themselves are read from the log; dies with the file.';
create index log_extract_customership on oversight.log_extract (customership);

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

-- A line of a customer's own log whose showing would endanger somebody is shown later (GDPR 15(4), Act 1050/2018 34 §).
create table oversight.line_delay (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  line uuid not null,
  line_at timestamptz not null,
  event text not null,
  actor text not null,
  role text,
  owner uuid not null references organisations.organisation (id),
  ground text not null check (ground in ('seriousDanger', 'crimePrevention')),
  reason bytea not null,
  until_on date not null,
  lapses_on date not null,
  state text not null check (state in ('proposed', 'live', 'refused', 'ended')),
  version integer not null default 1 check (version > 0),
  proposed_by text not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  ended_by text,
  ended_at timestamptz,
  -- Whoever else may decide on a delay is told of the proposal, which lapses in a few days. Notices are told apart by an id of their own,
  -- which leads nowhere when the file is gone.
  notices uuid not null unique,
  constraint decided_whole check ((state = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  constraint two_persons check (state not in ('live', 'ended') or decided_by <> proposed_by),
  constraint ended_whole check ((state = 'ended') = (ended_by is not null) and (ended_by is null) = (ended_at is null)),
  constraint not_by_the_one_it_is_about check (proposed_by <> actor and decided_by is distinct from actor and ended_by is distinct from actor)
);
comment on table oversight.line_delay is 'That a line of a customer''s own log is shown to the customer later: on which ground, until when, who proposed it and which other person decided. The reason is encrypted with the customership''s key; dies with the file.';
create index line_delay_customership on oversight.line_delay (customership, line);
create index line_delay_owner on oversight.line_delay (owner, proposed_at);

-- Who may do what with which row, table by table.

alter table oversight.review enable row level security, force row level security;
-- The reason of a look at the log is seen by whoever looked, and by the registrars of the same organisation.
create policy own_or_of_own_authority on oversight.review for select to tym_app
  using ((select ctx.kind()) = 'oversight' and authority = (select ctx.authority()) and (person = (select ctx.person())
      or (select ctx.reach('accessLog.readReviews')) = 'ownOrganisation'));
create policy opened_by_caller on oversight.review for insert to tym_app
  with check ((select ctx.kind()) = 'oversight' and (select ctx.role_may('accessLog.oversee')) and person = (select ctx.person())
      and role = (select ctx.role()) and employer = (select ctx.employer()) and authority = (select ctx.authority())
      and opened_at = (select ctx.instant()));
create policy old_seen on oversight.review for select to tym_worker using ((select ctx.job()) = 'clear-old-oversight');
create policy old on oversight.review for delete to tym_worker using ((select ctx.job()) = 'clear-old-oversight');
grant select, insert on oversight.review to tym_app;
grant select, delete on oversight.review to tym_worker;

create trigger refuse_return before update on oversight.flag for each row execute function oversight.refuse_return();
alter table oversight.flag enable row level security, force row level security;
-- A flag is handled where it was sent, never by the flagged; a registrar's by registrars only; operators see what nobody answers.
-- Flags and questions are handled where they were sent, never by the one they are about; the agency sees what nobody has answered.
create policy sent_here on oversight.flag for select to tym_app
  using ((select ctx.kind()) = 'oversight' and actor <> (select ctx.person())
      and ( ((select ctx.reach('accessFlag.read')) = 'ownOrganisation' and owner = (select ctx.authority()))
      or ((select ctx.reach('accessFlag.read')) = 'network' and state = 'overdue')));
create policy answered_here on oversight.flag for update to tym_app
  using ((select ctx.kind()) = 'oversight' and actor <> (select ctx.person()) and owner = (select ctx.authority())
      and (select ctx.role_may('accessFlag.answer')))
  with check (state = 'answered' and answered_by = (select ctx.person()));
create policy named_jobs on oversight.flag for select to tym_worker
  using ((select ctx.job()) in ('flag-accesses', 'flag-own-surname', 'remind-access-flags', 'clear-old-oversight'));
create policy raised on oversight.flag for insert to tym_worker
  with check ((select ctx.job()) in ('flag-accesses', 'flag-own-surname') and state <> 'answered');
create policy grown on oversight.flag for update to tym_worker
  using ((select ctx.job()) in ('flag-accesses', 'flag-own-surname', 'remind-access-flags'))
  with check (state <> 'answered');
create policy old on oversight.flag for delete to tym_worker using ((select ctx.job()) = 'clear-old-oversight');
create policy relation_sees on oversight.flag for select to tym_relation using (true);
-- A flag that is answered, and what came from a source and waits for another than who asked, are told.
create policy telling on oversight.flag for select to tym_worker using ((select ctx.job()) = 'tell-flag-answered');
grant select on oversight.flag to tym_app;
grant select, insert, delete on oversight.flag to tym_worker;
grant update (state, version, outcome, answer, answered_by, answered_at) on oversight.flag to tym_app;
grant update (from_at, to_at, state, version) on oversight.flag to tym_worker;
grant select (id, state) on oversight.flag to tym_relation;

alter table oversight.flag_line enable row level security, force row level security;
create policy of_the_flag on oversight.flag_line for select to tym_app using (exists (select 1 from oversight.flag f where f.id = flag));
create policy named_jobs on oversight.flag_line for select to tym_worker
  using ((select ctx.job()) in ('flag-accesses', 'flag-own-surname', 'clear-old-oversight'));
create policy raised on oversight.flag_line for insert to tym_worker
  with check ((select ctx.job()) in ('flag-accesses', 'flag-own-surname'));
create policy old on oversight.flag_line for delete to tym_worker using ((select ctx.job()) = 'clear-old-oversight');
create policy relation_sees on oversight.flag_line for select to tym_relation using (true);
grant select on oversight.flag_line to tym_app;
grant select, insert, delete on oversight.flag_line to tym_worker;
grant select (line, flag) on oversight.flag_line to tym_relation;

alter table oversight.watch enable row level security, force row level security;
create policy own_mark on oversight.watch to tym_worker
  using (job = (select ctx.job()))
  with check (job = (select ctx.job()));
grant select, insert, update on oversight.watch to tym_worker;

alter table oversight.log_extract enable row level security, force row level security;
create policy own on oversight.log_extract for select to tym_app
  using ((select ctx.kind()) = 'customership' and (select ctx.is_customer()) and customership = (select ctx.customership())
      and (select relation.may_enter()));
create policy asked on oversight.log_extract for insert to tym_app
  with check ((select ctx.kind()) = 'customership' and (select ctx.is_customer()) and customership = (select ctx.customership())
      and (select relation.may_enter()) and size is null and requested_at = (select ctx.instant()));
create policy signing_seen on oversight.log_extract for select to tym_worker using ((select ctx.job()) = 'sign-log-extract');
create policy signing on oversight.log_extract for update to tym_worker
  using ((select ctx.job()) = 'sign-log-extract' and size is null)
  with check (size is not null);
grant select, insert on oversight.log_extract to tym_app;
grant select on oversight.log_extract to tym_worker;
grant update (size, checkpoint, lines, statement) on oversight.log_extract to tym_worker;

create trigger refuse_foreign_line before insert on oversight.log_question
  for each row execute function oversight.refuse_foreign_line();
create trigger refuse_question_return before update on oversight.log_question
  for each row when (current_user <> 'tym_eraser') execute function oversight.refuse_question_return();
create trigger alone_unless_begun before insert on oversight.log_question for each row execute function retention.alone_unless_begun();
alter table oversight.log_question enable row level security, force row level security;
create policy own on oversight.log_question for select to tym_app
  using ((select ctx.kind()) = 'customership' and (select ctx.is_customer()) and customership = (select ctx.customership())
      and (select relation.may_enter()));
create policy asked on oversight.log_question for insert to tym_app
  with check ((select ctx.kind()) = 'customership' and (select ctx.is_customer()) and customership = (select ctx.customership())
      and (select relation.may_enter()) and state = 'open' and owner is null and asked_at = (select ctx.instant()));
-- As of flags: handled where it was sent, never by the one it is about, a registrar's by registrars only. Operators see that
-- nobody has answered; the service shows them no word of it.
create policy sent_here on oversight.log_question for select to tym_app
  using ((select ctx.kind()) = 'oversight' and actor is distinct from (select ctx.person())
      and ( ((select ctx.reach('logQuestion.read')) = 'ownOrganisation' and owner = (select ctx.authority()))
      or ((select ctx.reach('logQuestion.read')) = 'network' and state <> 'answered')));
create policy answered_here on oversight.log_question for update to tym_app
  using ((select ctx.kind()) = 'oversight' and actor is distinct from (select ctx.person()) and owner = (select ctx.authority())
      and (select ctx.role_may('logQuestion.answer')))
  with check (state = 'answered' and answered_by = (select ctx.person()));
-- The jobs that send a question on and keep its clock see no word of it, and not whose it is.
create policy named_jobs on oversight.log_question for select to tym_worker
  using ((select ctx.job()) in ('route-log-question', 'remind-log-questions'));
create policy routed on oversight.log_question for update to tym_worker
  using ((select ctx.job()) = 'route-log-question' and owner is null)
  with check (owner is not null and state <> 'answered');
create policy aged on oversight.log_question for update to tym_worker
  using ((select ctx.job()) = 'remind-log-questions' and state = 'open')
  with check (state = 'overdue');
create policy relation_sees on oversight.log_question for select to tym_relation using (true);
grant select, insert on oversight.log_question to tym_app;
grant update (state, version, answer, answered_by, answered_at) on oversight.log_question to tym_app;
grant select (id, actor, role, employer, authority, owner, notices, state, version, due_on) on oversight.log_question to tym_worker;
grant update (owner, state, version) on oversight.log_question to tym_worker;
grant select (customership, state) on oversight.log_question to tym_relation;

create trigger refuse_foreign_delay before insert on oversight.line_delay
  for each row execute function oversight.refuse_foreign_delay();
create trigger refuse_delay_return before update on oversight.line_delay
  for each row when (current_user <> 'tym_eraser') execute function oversight.refuse_delay_return();
create trigger alone_unless_begun before insert on oversight.line_delay for each row execute function retention.alone_unless_begun();
alter table oversight.line_delay enable row level security, force row level security;
-- A delay is proposed by one who watches over the use and decided by another; by who decides only, where there is no other.
create policy handled_here on oversight.line_delay for select to tym_app
  using ((select ctx.kind()) = 'oversight' and owner = (select ctx.authority()) and actor <> (select ctx.person())
      and (select ctx.role_may('lineDelay.read')));
create policy proposed_here on oversight.line_delay for insert to tym_app
  with check ((select ctx.kind()) = 'oversight' and owner = (select ctx.authority()) and actor <> (select ctx.person())
      and (select ctx.role_may('lineDelay.propose')) and state = 'proposed' and proposed_by = (select ctx.person())
      and proposed_at = (select ctx.instant()));
create policy decided_here on oversight.line_delay for update to tym_app
  using ((select ctx.kind()) = 'oversight' and owner = (select ctx.authority()) and actor <> (select ctx.person())
      and (select ctx.role_may('lineDelay.decide') or ctx.role_may('lineDelay.end')))
  with check ((state = 'ended' and (select ctx.role_may('lineDelay.end'))) or (state in ('live', 'refused')
      and (select ctx.role_may('lineDelay.decide')) and ((select ctx.role_may('lineDelay.propose'))
      or not relation.somebody_else_may('lineDelay.propose', owner, array[proposed_by, actor]))));
-- What the customer learns: which of their own lines are shown later, on which ground and until when. A proposal protects at once,
-- for the few days within which somebody else has to decide.
create policy relation_sees on oversight.line_delay for select to tym_relation using (true);
create policy telling on oversight.line_delay for select to tym_worker using ((select ctx.job()) = 'tell-delay-proposed');
grant select, insert on oversight.line_delay to tym_app;
grant update (state, version, decided_by, decided_at, ended_by, ended_at) on oversight.line_delay to tym_app;
grant select (id, actor, role, owner, lapses_on, state, proposed_by, notices) on oversight.line_delay to tym_worker;
grant select (customership, line, ground, until_on, lapses_on, state) on oversight.line_delay to tym_relation;
