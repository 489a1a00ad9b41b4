/** The tutorial, fetched with the engine when somebody opens it. */
export { Tutorial } from "./Tutorial.tsx";
