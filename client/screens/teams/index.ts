/** Several teams under one code: their rows for the host, people who change teams, and all courses on one chart. */
export { Courses } from "./Courses.tsx";
export { Teams } from "./Teams.tsx";
