export { Link } from '@tanstack/react-router'
export { Navigation, type NavigationLink } from './navigation.tsx'
export { NotFound } from './not-found.tsx'
