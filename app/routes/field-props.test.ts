import { expect, test } from "vitest";
import { errorItems, fieldProps } from "./field-props";

function field(name: string, errors?: string[]) {
  return { id: `form-${name}`, name, errors, defaultValue: undefined };
}

test("the first invalid field takes the focus, and no other", () => {
  const fields = [field("email"), field("password", ["Too short."]), field("again", ["Too short."])];
  const focused = fields.filter((one) => fieldProps(one, { errors: undefined }, fields).autoFocus === true);
  expect(focused.map(({ name }) => name)).toEqual(["password"]);
});

test("when the whole form is refused, the first field takes the focus", () => {
  const fields = [field("email"), field("password")];
  const focused = fields.filter((one) => fieldProps(one, { errors: ["No."] }, fields).autoFocus === true);
  expect(focused.map(({ name }) => name)).toEqual(["email"]);
});

test("a form without errors takes the focus from nobody", () => {
  const fields = [field("email"), field("password", [])];
  for (const one of fields) expect(fieldProps(one, { errors: undefined }, fields)).not.toHaveProperty("autoFocus");
});

test("the summary names what concerns the form first, then each field with a way to it", () => {
  const fields = [field("email", ["Incomplete."]), field("password", ["Too short."])];
  expect(errorItems({ errors: ["Try later."] }, fields)).toEqual([
    { message: "Try later." },
    { message: "Incomplete.", fieldId: "form-email" },
    { message: "Too short.", fieldId: "form-password" },
  ]);
});
