-- What was given out of an annulled file by hand, and what no machine has confirmed, the organisation that gave it records the answer to before all
-- is destroyed: by who prepared or gave it, or by who speaks for the organisation. Nothing else of the file opens for it.
create policy recalled_when_annulled on disclosures.disclosure for select to tym_app
  using ((select ctx.kind()) = 'organisation' and (select ctx.past_annulment()) and (select ctx.role_may('recall.confirmAnnulled'))
    and owner = (select ctx.authority()) and (select ctx.person()) is not null
    and ((select ctx.reach('recall.confirmAnnulled')) = 'ownOrganisation' or prepared_by = (select ctx.person())
      or handed_over_by = (select ctx.person()))
    and relation.is_annulled(customership) and not relation.deletion_has_begun(customership));
grant execute on function relation.is_annulled, relation.deletion_has_begun to tym_app;
create policy recalled_when_annulled on disclosures.recall for select to tym_app
  using ((select ctx.kind()) = 'organisation' and (select ctx.past_annulment())
    and exists (select 1 from disclosures.disclosure d where d.id = recall.disclosure));
create policy answered_when_annulled on disclosures.recall for update to tym_app
  using ((select ctx.kind()) = 'organisation' and (select ctx.past_annulment())
    and exists (select 1 from disclosures.disclosure d where d.id = recall.disclosure));
create or replace function disclosures.refuse_others_act() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  maker uuid;
  storing uuid[];
  act text;
  is_withdrawn boolean;
begin
  if tg_table_name in ('disclosure', 'obtaining') then
    maker := new.owner;
    is_withdrawn := new.state = 'stopped' and new.problem = 'consent-withdrawn'
      and exists (select 1 from consents.consent c where c.id = new.consent and c.withdrawn_at is not null);
    if is_withdrawn then return new; end if;
  end if;
  case tg_table_name
    when 'disclosure' then
      storing := array(select i.owner from disclosures.item i where i.disclosure = new.id);
      act := case
        when new.state = 'stopped' and new.problem = 'cancelled' then 'disclosure.cancel'
        when new.state in ('stopped', 'delivered') then 'disclosure.handOver'
        when old.state = 'failed' then 'disclosure.retry'
        else 'disclosure.approve' end;
    when 'approval' then
      select d.owner into maker from disclosures.disclosure d where d.id = new.disclosure;
      storing := array(select i.owner from disclosures.item i where i.disclosure = new.disclosure);
      act := 'disclosure.approve';
    when 'recall' then
      -- One that is taken up again follows a withdrawal.
      if new.state <> 'confirmed' then return new; end if;
      select d.owner into maker from disclosures.disclosure d where d.id = new.disclosure;
      act := case when relation.is_annulled(new.customership) then 'recall.confirmAnnulled' else 'recall.confirm' end;
    when 'obtaining' then
      if old.state = 'quarantined' then
        if exists (select 1 from disclosures.obtained_entry e where e.obtaining = new.id
            and e.decided_by = ctx.person() and e.decided_at = ctx.instant()) then
          return new;
        end if;
        raise exception 'what is in quarantine is decided item by item' using errcode = 'TY008';
      end if;
      act := case when new.state = 'stopped' then 'obtaining.cancel' else 'obtaining.retry' end;
    when 'exclusion' then
      maker := new.set_for;
      act := 'exclusion.lift';
  end case;
  if not ctx.may_act(act, maker, storing) then
    raise exception 'the act % is for another organisation', act using errcode = '42501';
  end if;
  return new;
end $$;
