import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { renew } from '../../api/renew.ts'

/** One change of a team, with its key; whatever shows the team is fetched again when it is next shown. */
export function useTeamChange<Asked>(
  customership: string,
  change: (asked: Asked, key: string) => Promise<unknown>,
  onDone: () => void,
) {
  const queries = useQueryClient()
  const [key] = useState(() => crypto.randomUUID())
  return useMutation({
    mutationFn: (asked: Asked) => change(asked, key),
    onSuccess: async () => {
      // The summary is forgotten, so that the page that is open reads the team and nothing more.
      await queries.resetQueries({ queryKey: ['summary', customership] })
      for (const name of ['history', 'colleagues']) queries.removeQueries({ queryKey: [name, customership] })
      await renew(queries, ['customership', customership])
      onDone()
    },
  })
}
