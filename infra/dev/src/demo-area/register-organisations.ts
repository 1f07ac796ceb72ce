import { actingFor, areas, organisations, signerIssuer } from '@tym/personas'
import type postgres from 'postgres'

/** Writes the cast's organisations, issuers, cooperation areas and who acts for whom. Safe to run again. */
export async function registerOrganisations(
  tx: postgres.TransactionSql,
  { signerOrigin, identityOrigin, instant }: { signerOrigin: string; identityOrigin: string; instant: Date },
): Promise<void> {
  for (const { id, slug, kind, name } of Object.values(organisations)) {
    await tx`insert into organisations.organisation (id, kind, slug, name_fi, name_sv, name_en, registered_at)
      values (${id}, ${kind}, ${slug}, ${name.fi}, ${name.sv}, ${name.en}, ${instant})
      on conflict (id) do update set name_fi = excluded.name_fi, name_sv = excluded.name_sv, name_en = excluded.name_en`
    await tx`insert into organisations.issuer (issuer, organisation) values (${signerIssuer(signerOrigin, slug)}, ${id})
      on conflict do nothing`
  }
  // The stand-in for e-identification belongs to the agency's part of the platform.
  await tx`insert into organisations.issuer (issuer, organisation)
    values (${identityOrigin}, ${organisations.keha.id}) on conflict do nothing`
  for (const { id, name, organisations: members } of Object.values(areas)) {
    await tx`insert into organisations.cooperation_area (id, name_fi, name_sv, name_en)
      values (${id}, ${name.fi}, ${name.sv}, ${name.en}) on conflict do nothing`
    for (const slug of members) {
      await tx`insert into organisations.area_member (area, organisation) values (${id}, ${organisations[slug].id})
        on conflict do nothing`
    }
  }
  for (const { employer, authority } of actingFor) {
    await tx`insert into organisations.acting_for (employer, authority)
      values (${organisations[employer].id}, ${organisations[authority].id}) on conflict do nothing`
  }
}
