export { Link } from '@tanstack/react-router'
export { Leaving } from './leaving.tsx'
export { Navigation, type NavigationLink } from './navigation.tsx'
export { NotFound } from './not-found.tsx'
