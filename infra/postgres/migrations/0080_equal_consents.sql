-- The same terms are agreed to once. What is in force twice already is marked as one, and is withdrawn as one.
alter table consents.consent
  add column name_digest bytea check (octet_length(name_digest) = 32),
  add column twin_of uuid,
  add foreign key (twin_of, customership) references consents.consent (id, customership),
  add constraint digest_of_named check (name_digest is null or party is null),
  add constraint twin_of_another check (twin_of is distinct from id);
create index consent_twin_of on consents.consent (twin_of, customership);

-- Told apart by what every answer says: party, direction, data, purpose, and a time that is shared. The first stays, the others name it.
-- The owner sees every row meanwhile, and fails when it would not.
alter table consents.consent no force row level security, disable trigger refuse_return;
alter table consents.version no force row level security;
set local row_security = off;
with newest as (
  select distinct on (c.id) c.id, c.customership, c.party, c.direction, v.purpose_digest, v.valid_from, v.valid_until,
    array(select distinct f from unnest(v.fields) f order by f) as fields, v.outcome
  from consents.consent c join consents.version v on v.consent = c.id
  where c.withdrawn_at is null and c.party is not null
  order by c.id, v.number desc
), twins as (
  select later.id, (array_agg(earlier.id order by earlier.id))[1] as first
  from newest later join newest earlier on earlier.customership = later.customership and earlier.party = later.party
    and earlier.direction = later.direction and earlier.fields = later.fields and earlier.purpose_digest = later.purpose_digest
    and earlier.valid_from <= later.valid_until and later.valid_from <= earlier.valid_until and earlier.id < later.id
  where later.outcome = 'given' and earlier.outcome = 'given'
  group by later.id
)
update consents.consent c set twin_of = t.first from twins t where t.id = c.id;
set local row_security = on;
alter table consents.version force row level security;
alter table consents.consent force row level security, enable trigger refuse_return;

-- Of two who record the same at once the second finds the first: both hold the customer's consents.
create function consents.refuse_twin() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare own consents.consent; known uuid;
begin
  if new.outcome <> 'given' then return new; end if;
  perform pg_advisory_xact_lock(hashtextextended('consents:' || new.customership::text, 0));
  select * into own from consents.consent c where c.id = new.consent;
  select c.id into known from consents.consent c
    join lateral (select v.* from consents.version v where v.consent = c.id order by v.number desc limit 1) v on true
    where c.customership = new.customership and c.id <> new.consent and c.withdrawn_at is null and c.direction = own.direction
      and case when own.party is null then c.party is null and c.name_digest = own.name_digest else c.party = own.party end
      and coalesce(c.twin_of, c.id) <> coalesce(own.twin_of, own.id)
      and v.outcome = 'given' and v.fields @> new.fields and v.fields <@ new.fields and v.purpose_digest = new.purpose_digest
      and v.valid_from <= new.valid_until and new.valid_from <= v.valid_until
    limit 1;
  if known is not null then
    raise exception 'a consent of the same terms stands' using errcode = 'TY030';
  end if;
  return new;
end $$;
revoke execute on function consents.refuse_twin from public;
grant execute on function consents.refuse_twin to tym_app;
create trigger refuse_twin before insert on consents.version for each row execute function consents.refuse_twin();
