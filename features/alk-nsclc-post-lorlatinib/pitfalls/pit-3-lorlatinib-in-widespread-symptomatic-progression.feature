@pitfall:PIT-3 @source:PIT-3
Feature: Lorlatinib does not go on in widespread progression with symptoms
  Staying on lorlatinib when the disease has spread and causes symptoms is listed as a mistake, because
  a treatment that works throughout the body then comes later than it could.

  Scenario: Symptoms and widespread disease
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is widespread
    When next-line therapy is chosen
    Then continuing lorlatinib must be avoided
    And the answer on continuing lorlatinib rests on PIT-3
    And the answer on continuing lorlatinib cites PIT-3
    And the answer on continuing lorlatinib does not cite CONT-1
    And open question AMB-04 is shown
    And open question AMB-24 is shown

  Scenario: Continuing lorlatinib planned in spite of symptoms and widespread disease
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And tissue profiling found no resistance mechanism
    When continuing lorlatinib is proposed
    Then continuing lorlatinib cannot stand in the plan as proposed
    And continuing lorlatinib must be avoided

  Scenario: Lorlatinib planned beside chemotherapy in widespread disease with symptoms
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And tissue profiling found no resistance mechanism
    When platinum-pemetrexed chemotherapy is proposed
    And continuing lorlatinib is proposed
    Then continuing lorlatinib cannot stand in the plan as proposed
    And platinum-pemetrexed chemotherapy is recommended

  Scenario Outline: Symptoms and widespread disease, <detail of the patient>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And <detail>
    When next-line therapy is chosen
    Then continuing lorlatinib must be avoided
    And the answer on continuing lorlatinib rests on PIT-3

    Examples:
      | detail of the patient     | detail                                             |
      | local therapy feasible    | SABR can treat all progressing sites               |
      | no local therapy feasible | no local treatment can treat all progressing sites |
      | two sites                 | the number of progressing sites is 2               |
      | ten sites                 | the number of progressing sites is 10              |
      | performance status 4      | the ECOG performance status is 4                   |
      | lorlatinib given first    | lorlatinib was the first line of therapy           |
      | still on lorlatinib       | lorlatinib is still being taken                    |
      | profiling not done        | broad molecular profiling has not been done        |
      | resistance in ALK itself  | the resistance mechanism lies in ALK itself        |

  Scenario: Widespread disease without symptoms, local therapy not feasible
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is systemic with multiple lesions
    And no local treatment can treat all progressing sites
    When next-line therapy is chosen
    Then continuing lorlatinib is not supported by the source
    And the answer on continuing lorlatinib does not cite PIT-3
    And alert PIT-3 is not shown

  Scenario: Widespread disease without symptoms, local therapy feasible
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is systemic with multiple lesions
    And surgery can remove all progressing sites
    When next-line therapy is chosen
    Then continuing lorlatinib may be considered
    And alert PIT-3 is not shown

  Scenario: Symptoms from a single site that surgery can remove
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is 1
    And surgery can remove all progressing sites
    When next-line therapy is chosen
    Then continuing lorlatinib may be considered
    And the answer on continuing lorlatinib does not cite PIT-3
    And alert PIT-3 is not shown

  Scenario: Lorlatinib planned with surgery for a single site with symptoms
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is 1
    And surgery can remove all progressing sites
    And tissue profiling found no resistance mechanism
    When definitive local therapy is proposed
    And continuing lorlatinib is proposed
    Then nothing speaks against the plan

  Scenario: Widespread disease, not known whether it causes symptoms, no local therapy feasible
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And it is unknown whether the progression causes symptoms
    And the progression is systemic with multiple lesions
    And no local treatment can treat all progressing sites
    When next-line therapy is chosen
    Then continuing lorlatinib cannot be determined yet
    And the answer on continuing lorlatinib depends on whether the progression causes symptoms
    And the answer on continuing lorlatinib could still be that it must be avoided
    And the answer on continuing lorlatinib could still be that it is not supported by the source
    And alert PIT-3 would apply if more were known

  Scenario: Widespread disease, not known whether it causes symptoms, local therapy feasible
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And it is unknown whether the progression causes symptoms
    And the progression is systemic with multiple lesions
    And SABR can treat all progressing sites
    When next-line therapy is chosen
    Then continuing lorlatinib cannot be determined yet
    And the answer on continuing lorlatinib depends on whether the progression causes symptoms
    And the answer on continuing lorlatinib could still be that it must be avoided
    And the answer on continuing lorlatinib could still be that it may be considered

  Scenario: Symptoms, ten sites, extent not judged yet
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the extent of the progression is unknown
    And the number of progressing sites is 10
    And no local treatment can treat all progressing sites
    When next-line therapy is chosen
    Then continuing lorlatinib cannot be determined yet
    And the answer on continuing lorlatinib depends on the extent of the progression
    And the answer on continuing lorlatinib could still be that it must be avoided
    And the answer on continuing lorlatinib could still be that it is not recommended
    And alert PIT-3 would apply if more were known

  @constraint:D4
  Scenario: Symptoms from a single site, extent not judged yet
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the extent of the progression is unknown
    And the number of progressing sites is 1
    And SABR can treat all progressing sites
    When next-line therapy is chosen
    Then continuing lorlatinib may be considered

  Scenario: Neither symptoms nor extent known
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And no local treatment can treat all progressing sites
    When next-line therapy is chosen
    Then continuing lorlatinib cannot be determined yet
    And the answer on continuing lorlatinib could still be that it must be avoided
    And the answer on continuing lorlatinib could still be that it is not supported by the source
    And alert PIT-3 would apply if more were known

  @source:TITLE-1
  Scenario Outline: Outside the scope with symptoms and widespread disease: <patient>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But <edge>
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    When next-line therapy is chosen
    Then continuing lorlatinib is out of scope
    And alert PIT-3 is not shown

    Examples:
      | patient                       | edge                                                     |
      | another disease               | the disease is not non-small-cell lung cancer            |
      | no ALK alteration             | the tumour is ALK-negative                               |
      | chemotherapy after lorlatinib | the last systemic therapy was chemotherapy               |
      | progression only suspected    | progression on lorlatinib is suspected but not confirmed |

  @source:TITLE-1
  Scenario Outline: Symptoms and widespread disease, not known whether the guideline applies: <gap>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But <missing value>
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    When next-line therapy is chosen
    Then continuing lorlatinib cannot be determined yet
    And alert PIT-3 would apply if more were known

    Examples:
      | gap                   | missing value                            |
      | the disease           | the disease is unknown                   |
      | the ALK status        | the ALK status is unknown                |
      | the last therapy      | the last systemic therapy is unknown     |
      | whether it progressed | the progression on lorlatinib is unknown |

  @rec:CONT-2 @source:CONT-2
  Scenario: The pitfall says more sharply what the recommendation says
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    When next-line therapy is chosen
    Then the answer on continuing lorlatinib rests on PIT-3
    And the answer on continuing lorlatinib makes CONT-2 more precise
