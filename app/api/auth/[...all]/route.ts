import { answerSignInRequest } from "@/lib/features/account/loaders";

/** The sign-in library's handler: sign in, sign out, who am I. Everything else it could do is not answered. */
export const GET = answerSignInRequest;
export const POST = answerSignInRequest;
