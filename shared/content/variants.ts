/**
 * What changes with the seed: where and when it happens, how strongly, what else there is to see, and what things are
 * called. The file as it stands is the base; a variant is a scenario like any other, without variants of its own.
 */
import { z } from "zod";
import { ownId } from "./change.ts";

const pathSchema = z
  .array(z.union([z.string().max(120), z.int().nonnegative()]))
  .max(16)
  .min(1)
  .describe(
    "Names on the way down from the top of the file; an entry of a list by its id or its number from 0; * for all.",
  );
const range = z.tuple([z.number(), z.number()]);

const numberSchema = z
  .strictObject({
    at: z.array(pathSchema).min(1).max(20).describe("The numbers that change together, each by its path."),
    times: range.optional().describe("By a factor between these."),
    add: range.optional().describe("By something between these."),
    step: z
      .number()
      .positive()
      .optional()
      .describe("What comes out is a multiple of this. Without, whole numbers stay whole."),
  })
  .refine(
    ({ times, add }) => times !== undefined || add !== undefined,
    "add times or add, the ends between which it varies",
  );

const optionSchema = z.strictObject({
  words: z
    .record(z.string().min(1).max(60), z.string().min(1).max(60))
    .refine((words) => Object.keys(words).length <= 40, "at most 40 words")
    .default({})
    .describe("Whole words of this file to what stands in their place, in names and in sentences."),
  set: z
    .array(
      z.strictObject({
        at: pathSchema,
        to: z
          .union([z.number(), z.string(), z.boolean(), z.array(z.union([z.number(), z.string()]))])
          .describe("What stands there instead: a number, a text, true or false, or a list."),
      }),
    )
    .max(60)
    .default([])
    .describe("Values to others, by the names that the file itself uses."),
});

export const variantsSchema = z.strictObject({
  laterS: range
    .optional()
    .describe("Every atS of the live time comes later by so much, in simulated seconds; two numbers, from and to."),
  numbers: z.array(numberSchema).max(20).default([]).describe("Numbers that vary."),
  choices: z
    .array(
      z.strictObject({
        id: ownId,
        options: z.array(optionSchema).min(2).max(8).describe("One is taken; {} leaves everything as it stands."),
      }),
    )
    .max(20)
    .default([])
    .describe("Things that are one way or another."),
});
export type VariantsSpec = z.infer<typeof variantsSchema>;

/** For entries of a scenario that a variant may leave out. */
export const chance = z
  .number()
  .min(0)
  .max(1)
  .default(1)
  .describe("How likely it is there at all; the seed decides. Below 1 for decoys and colour.");
