-- A summary is read in one call of the gate: its owner sees these tables of the one file that it has entered.
create policy entered on customerships.event for select to tym_gate using (customership = (select ctx.entered()));
create policy entered on customerships.end_proposal for select to tym_gate using (customership = (select ctx.entered()));
create policy entered on customerships.former_party for select to tym_gate using (customership = (select ctx.entered()));
create policy entered on customerships.transfer for select to tym_gate using (customership = (select ctx.entered()));
grant select on customerships.event, customerships.former_party to tym_gate;
grant select (customership, number, organisation, proposed_on, answer_by) on customerships.end_proposal to tym_gate;
grant select (id, customership, moved_on, recorded_at) on customerships.transfer to tym_gate;
