-- Whoever the customer names may receive on an individualised consent, by hand: such a person is in no registry.
alter table disclosures.disclosure drop constraint consent_names_party,
  add constraint machine_reaches_party check (consent is null or party is not null or channel <> 'machine');
create or replace function disclosures.refuse_other_consent() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.consent is not null and not exists (select 1 from consents.consent c where c.id = new.consent and c.party is not distinct from new.party
      and c.direction = 'disclose' and c.withdrawn_at is null) then
    raise exception 'a disclosure is on a consent to disclose to this party' using errcode = 'TY008';
  end if;
  return new;
end $$;
