/** The portal's services that a channel needs. */
export const PORTAL_SERVICES = ['chaman', 'accessManagement', 'mahis'] as const;

/** Technical channels and their certificates; who may do what; mandates. */
export type PortalService = (typeof PORTAL_SERVICES)[number];
