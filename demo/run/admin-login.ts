/** The demo's admin user. Known to everybody, so the demo listens on the loopback interface only. */
export const ADMIN_LOGIN = { email: "admin@example.com", password: "retention-demo" } as const
