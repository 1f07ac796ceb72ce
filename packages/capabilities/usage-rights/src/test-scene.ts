import { makeBy, type SetScene } from '@tym/testing'

/** A right that has been applied for, and one that lives: it is changed and ended. */
export const setScene: SetScene = async ({ network, holding }) => {
  const officer = await holding('accessOfficer')
  const { authority, area } = officer.grant
  const usageRight = await makeBy(officer, '/v1/usage-rights', {
    holder: 'somebody-new-0001',
    holderKind: 'person',
    holderName: 'Aino Esimerkki',
    title: 'työllisyysasiantuntija',
    role: 'employmentSpecialist',
    duty: 'monialainen tuki',
    authority,
    area,
    validFrom: '2026-12-01',
    validUntil: '2027-05-31',
    inductedOn: '2026-11-16',
    undertakingOn: '2026-11-16',
  })
  const employee = await network.holder({ role: 'employmentSpecialist', organisation: 'porvoo' })
  const living = { params: { usageRight: employee.usageRight } }
  return { params: { usageRight }, endpoints: { changeUsageRight: living, endUsageRight: living } }
}
