-- A customer reads their own log in plain words: who stood behind a line, for which organisation, and to whom something was sent.
grant usage on schema disclosures, outside_parties, consents to tym_relation;
grant select (usage_right) on audit.entry to tym_relation;
grant select (resources) on audit.detail to tym_relation;
do $$
declare name text;
begin
  foreach name in array array['disclosures.disclosure', 'disclosures.obtaining', 'consents.consent', 'outside_parties.party', 'outside_parties.terms'] loop
    execute format('create policy relation_sees on %s for select to tym_relation using (true)', name);
  end loop;
end $$;
grant select (id, customership, party) on disclosures.disclosure, disclosures.obtaining, consents.consent to tym_relation;
grant select (id, terms) on outside_parties.party to tym_relation;
grant select (party, number, name) on outside_parties.terms to tym_relation;

-- Only of lines of the file that the customer has entered. The name under which the right was granted outlives the log.
create function relation.own_line_facts(p_lines uuid[])
returns table (line uuid, holder_name text, holder_title text, employer jsonb, authority jsonb, outside_party text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'customership' or ctx.role() is distinct from 'customer' or not relation.may_enter() then return; end if;
  return query select d.line, r.holder_name, r.title,
      case when w.id is not null then jsonb_build_object('id', w.id, 'fi', w.name_fi, 'sv', w.name_sv, 'en', w.name_en) end,
      case when a.id is not null then jsonb_build_object('id', a.id, 'fi', a.name_fi, 'sv', a.name_sv, 'en', a.name_en) end,
      (select t.name from outside_parties.party p join outside_parties.terms t on t.party = p.id and t.number = p.terms
        where p.id = coalesce(
          (select x.party from disclosures.disclosure x where x.customership = d.customership and x.id::text = any (d.resources) limit 1),
          (select x.party from disclosures.obtaining x where x.customership = d.customership and x.id::text = any (d.resources) limit 1),
          (select x.party from consents.consent x where x.customership = d.customership and x.id::text = any (d.resources) limit 1)))
    from audit.detail d join audit.entry e on e.line = d.line
      left join usage_rights.usage_right r on r.id = e.usage_right
      left join organisations.organisation w on w.id = e.employer
      left join organisations.organisation a on a.id = e.authority
    where d.line = any (p_lines) and d.customership = ctx.customership();
end $$;
revoke execute on function relation.own_line_facts from public;
grant execute on function relation.own_line_facts to tym_app;
