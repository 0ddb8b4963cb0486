import { createSelection } from "@/db/writes/selection";
import { selectionTemplate } from "@/lib/domain/selection-template";
import { type TemplateWords, templateContent } from "@/lib/domain/template-content";
import type { FillSample } from "./installation";

/** Reads the sample before a transaction is opened, and gives back what puts it into an organisation. */
export async function fillSample(words: TemplateWords): Promise<FillSample> {
  const template = selectionTemplate("full_outsourcing");
  const content = templateContent(template, words);
  return async (tx, organisationId, lead, now) => {
    await createSelection(
      tx,
      {
        organisationId,
        template: "full_outsourcing",
        content,
        priceShareTenths: template.priceShareTenths,
        lead,
        settings: {
          name: "IT 2027",
          currency: "DKK",
          horizonMonths: template.horizonMonths,
          targetType: template.targetType,
          wantedPartnerType: template.wantedPartnerType,
          quantities: { users: 120_000, servers: 18_000, gb: 9_000_000, devices: 140_000 },
          discountBasisPoints: 0,
        },
      },
      now,
    );
  };
}
